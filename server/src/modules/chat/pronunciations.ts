import type { Syllables } from '@yuanhang/domain';
import { polyphonic } from 'pinyin-pro';

/** How a character may be pronounced, by a dictionary: what an input method may have meant when it wrote another. */
export const pronunciations: Syllables = (character) => {
  const [sounds = []] = polyphonic(character, { toneType: 'none', type: 'array' });
  return sounds.filter((sound) => sound !== character);
};

import type { Syllables } from '@yuanhang/domain';
import { polyphonic } from 'pinyin-pro';

/**
 * The pronunciations of a character from a dictionary, to find the characters that an input method may have confused.
 */
export const pronunciations: Syllables = (character) => {
  const [sounds = []] = polyphonic(character, { toneType: 'none', type: 'array' });
  return sounds.filter((sound) => sound !== character);
};

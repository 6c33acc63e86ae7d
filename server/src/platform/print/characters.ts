import { fontOf } from './fonts';

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });
/** The characters of a text as people see them, with their combining marks. */
export const charactersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Stands for a character that no font has, as printers do (geta mark). */
const absent = '〓';
/** Pictures are no part of what a form says. */
const isPicture = (character: string): boolean =>
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(character);

/** The text as it can be printed: without pictures, with a mark for each character that no font has. */
export function printableText(text: string): string {
  // Most texts consist of characters that the main font has.
  if (/^[\n\u0020-\u007e\u00b7\u2014\u2018-\u201d\u2026\u3001-\u3015\u4e00-\u9fa5\uff01-\uff5e]*$/.test(text))
    return text;
  return charactersOf(text.replace(/\t/g, ' '))
    .map((character) => {
      if (character === '\n' || fontOf(character) !== null) return character;
      return isPicture(character) ? '' : absent;
    })
    .join('');
}

/** The characters of these texts that would be printed as `〓`, each once. Pictures, which are left out, do not count. */
export function missingCharacters(texts: Iterable<string>): string[] {
  const missing = new Set<string>();
  for (const text of texts) {
    if (!printableText(text).includes(absent)) continue;
    for (const character of charactersOf(text))
      if (/\S/.test(character) && fontOf(character) === null && !isPicture(character)) missing.add(character);
  }
  return [...missing];
}

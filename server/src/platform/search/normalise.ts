const latinMarks = /[\u0300-\u036f]/gu;
const middleDots = /[·•・‧∙⋅]/gu;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The most words of a query; more would only cost time. */
const maxWords = 6;

/**
 * The form in which texts and queries are compared: without differences of case, width, Latin accents, middle dots and
 * kinds of spaces, and without invisible characters. Letters become lower case one by one, because a sigma at the end
 * of a word would otherwise differ from the same letter within one.
 */
export function normalised(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').normalize('NFKD').replace(latinMarks, '').normalize('NFKC');
  return Array.from(plain, (character) => character.toLowerCase())
    .join('')
    .replace(latinMarks, '')
    .replace(middleDots, '·')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The different words of a query, normalised; each must be found. */
export const wordsOf = (query: string): string[] =>
  [...new Set(normalised(query).split(' '))].filter((word) => word !== '').slice(0, maxWords);

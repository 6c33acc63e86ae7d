const oneByte = /^\p{ASCII}$/u;

const pairs = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, at) => `${characters[at]}${character}`);

/**
 * The grams under which a normalised text is kept: every pair of neighbouring characters within a word, and every
 * single character except ASCII ones, which occur nearly everywhere and would double the table.
 */
export function gramsOf(text: string): Set<string> {
  const words = text.split(/\s/u).map((word) => Array.from(word));
  return new Set(words.flatMap((word) => [...word.filter((character) => !oneByte.test(character)), ...pairs(word)]));
}

/** The grams that a subject must have to contain this word; empty for a single ASCII character. */
export function gramsNeededFor(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length > 1) return [...new Set(pairs(characters))];
  return characters.filter((character) => !oneByte.test(character));
}

/** `%` and `_` are letters to a person who searches: every pattern is for `LIKE :q ESCAPE '!'`. */
const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** Texts that begin so, which an index can find. */
export const startsWithPattern = (text: string): string => `${escaped(text)}%`;

/** Texts that have this anywhere. */
export const containsPattern = (text: string): string => `%${escaped(text)}%`;

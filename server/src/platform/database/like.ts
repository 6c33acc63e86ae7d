/** Escapes `%` and `_`, which a person means literally: every pattern is for `LIKE :q ESCAPE '!'`. */
const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** Matches texts that start with the given one, using an index. */
export const startsWithPattern = (text: string): string => `${escaped(text)}%`;

/** Matches texts that contain the given one. */
export const containsPattern = (text: string): string => `%${escaped(text)}%`;

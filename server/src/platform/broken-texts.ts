import type { Problem } from '@yuanhang/domain';

/** Stands where bytes were no character; half of a character becomes one when it is stored. */
const isBroken = (text: string): boolean => text.includes('\ufffd') || /\p{Surrogate}/u.test(text);

const message = '有无法识别的字符（�），请改正后再提交';

/** A problem for each text with a broken character in an input that its schema has accepted: `students.3.name`. */
export function brokenTexts(input: unknown, path: readonly string[] = []): Problem[] {
  if (typeof input === 'string')
    return isBroken(input) ? [{ field: path.join('.'), code: 'broken_text', message }] : [];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => brokenTexts(value, [...path, key]));
}

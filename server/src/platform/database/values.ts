/** A value for a statement. Arrays are for `IN (:list)`; JSON must be converted with `json()` first. */
export type Value = string | number | boolean | Date | null | undefined | readonly (string | number)[];
export type Values = Readonly<Record<string, Value>>;

const two = (n: number) => String(n).padStart(2, '0');

/** `2026-11-25 01:12:00.000` in UTC: the same text on both databases, so that comparisons agree. */
export function instantText(date: Date): string {
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
}

/** Encodes a single value, not a list. */
export function encodeOne(value: Value): string | number | null {
  const encoded = encode(value);
  if (Array.isArray(encoded)) throw new Error('a column takes no list');
  return encoded;
}

/**
 * Encodes a value for the driver. Removes NUL, which would end a statement early on SQLite and has no meaning in our
 * texts.
 */
export function encode(value: Value): string | number | null | (string | number)[] {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  return typeof value === 'number' ? value : [...value];
}

export const encodeAll = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encode(value)]));

/** Encodes a value for a JSON column. */
export const json = (value: unknown): string => JSON.stringify(value);

/** The text of a JSON column that holds a `T`. */
export type JsonText<T> = string & { readonly jsonOf?: T };

/** Reads a JSON column, which both databases store as text. Throws on invalid JSON. */
export function fromJson<T>(value: JsonText<T> | T): T {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** An instant column: a Date from MariaDB, text from SQLite. */
export function toDate(value: string | Date): Date {
  return value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
}
export const toDateOrNull = (value: string | Date | null): Date | null => (value === null ? null : toDate(value));
/** Formats an instant as in the contract. */
export const toInstant = (value: string | Date): string => toDate(value).toISOString();
export const toInstantOrNull = (value: string | Date | null): string | null =>
  value === null ? null : toInstant(value);
/** Converts 1 and 0, or true and false. */
export const toBoolean = (value: number | boolean): boolean => Boolean(value);

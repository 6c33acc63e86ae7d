/** What a statement takes. Arrays are for `IN (:list)`; JSON goes through `json()` first. */
export type Value = string | number | boolean | Date | null | undefined | readonly (string | number)[];
export type Values = Readonly<Record<string, Value>>;

const two = (n: number) => String(n).padStart(2, '0');

/** `2026-11-25 01:12:00.000` in UTC: the same text on both databases, so that instants compare alike. */
export function instantText(date: Date): string {
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
}

/** A value of a column: a list is none. */
export function encodeOne(value: Value): string | number | null {
  const encoded = encode(value);
  if (Array.isArray(encoded)) throw new Error('a column takes no list');
  return encoded;
}

/** A value as it is sent. NUL would end a statement early on SQLite and means nothing in any text of ours. */
export function encode(value: Value): string | number | null | (string | number)[] {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return instantText(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  return typeof value === 'number' ? value : [...value];
}

export const encodeAll = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encode(value)]));

/** A JSON column's text. */
export const json = (value: unknown): string => JSON.stringify(value);

/** The text of a JSON column that holds a `T`. */
export type JsonText<T> = string & { readonly jsonOf?: T };

/** Reads a JSON column, which both databases keep as text. Throws on a text that is no JSON. */
export function fromJson<T>(value: JsonText<T> | T): T {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** An instant column: a Date from MariaDB, text from SQLite. */
export function toDate(value: string | Date): Date {
  return value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
}
export const toDateOrNull = (value: string | Date | null): Date | null => (value === null ? null : toDate(value));
/** As the contract writes instants. */
export const toInstant = (value: string | Date): string => toDate(value).toISOString();
export const toInstantOrNull = (value: string | Date | null): string | null =>
  value === null ? null : toInstant(value);
/** 1 and 0, or true and false. */
export const toBoolean = (value: number | boolean): boolean => Boolean(value);

/** What people write between the digits of a number: spaces, dots, slashes, brackets and dashes of any width. */
const separators = /[\s.·/()[\]\u2010-\u2015\u2212-]/g;
/** An internal number after the number: `转 12`, `ext. 12`, `x12`, `#12`. */
const extension = /(?:转|分机|;?ext[.=:]?|[x#])[\s:.]*(\d{1,7})$/i;

/** A number as it is dialled. */
export interface DialledPhone {
  /** Digits, with a leading `+` when the country is known. */
  readonly number: string;
  readonly extension: string | null;
}

/**
 * Reads a number of 7 to 15 digits (ITU-T E.164) however it is written: full-width, with separators, with `0049` for `+49`,
 * with `(0)` after the country, with an extension. Null for anything else.
 */
export function readPhone(text: string): DialledPhone | null {
  const plain = text.normalize('NFKC').trim();
  const inner = extension.exec(plain);
  const written = inner ? plain.slice(0, inner.index) : plain;
  // The trunk zero in brackets is not dialled from abroad.
  const joined = written.replace(/^((?:\+|00)[\d\s-]*?)\(0\)/, '$1').replace(separators, '');
  const number = joined.replace(/^00(?=[1-9])/, '+');
  if (!/^\+?\d{7,15}$/.test(number) || /^\W*[-–]{2}/.test(plain)) return null;
  return { number, extension: inner?.[1] ?? null };
}

/** A mainland mobile number, with or without +86, spaces and hyphens. */
export function isMobilePhone(text: string): boolean {
  return /^(\+?86)?1[3-9]\d{9}$/.test(readPhone(text)?.number ?? '');
}

/** Any number that can be dialled. */
export const isPhone = (text: string): boolean => readPhone(text) !== null;

/** The link that dials the number (RFC 3966); for an unreadable number the text as it is. */
export function phoneLink(text: string): string {
  const phone = readPhone(text);
  if (phone === null) return `tel:${text}`;
  return phone.extension === null ? `tel:${phone.number}` : `tel:${phone.number};ext=${phone.extension}`;
}

/** What a phone dials: the number, and after a pause the extension. An unreadable number without what is no digit. */
export function dialString(text: string): string {
  const phone = readPhone(text);
  if (phone === null) return text.replace(/[^+0-9]/g, '');
  return phone.extension === null ? phone.number : `${phone.number},${phone.extension}`;
}

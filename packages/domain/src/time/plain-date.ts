import { dayMilliseconds } from './durations';
/** A calendar day without a zone, `YYYY-MM-DD`, years 1000 to 9999. Sorts and compares as text. */
export type PlainDate = string;

/** Whether `value` is a day that exists: `2027-02-29` is not one. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(utcMidnight(value));
  // A day that does not exist rolls over into another one. Without texts: lists do this hundreds of times.
  return date.getUTCDate() === Number(value.slice(8)) && date.getUTCMonth() + 1 === Number(value.slice(5, 7));
}

/** A day that somebody may mean: 1900 to 2199. Far from where counting days on would leave the calendar. */
export const isPlausibleDate = (value: unknown): value is PlainDate =>
  isPlainDate(value) && value >= '1900-01-01' && value < '2200-01-01';

/** The instant, in milliseconds, at which the day begins in UTC; NaN if the text is no date. */
export function utcMidnight(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

/** The UTC day of an instant. Shift the instant by a zone's offset first to get a local day. */
export function toPlainDate(instant: Date): PlainDate {
  return instant.toISOString().slice(0, 10);
}

/** `date` plus `n` days (negative: before). Throws RangeError if either is not usable. */
export function addDays(date: PlainDate, n: number): PlainDate {
  const result = new Date(requireDate(date) + n * dayMilliseconds);
  const text = Number.isNaN(result.getTime()) ? '' : toPlainDate(result);
  if (!isPlainDate(text)) throw new RangeError(`no such day: ${date} + ${n}`);
  return text;
}

/** Days from `a` to `b`: positive when `b` is later. Throws RangeError if either is no date. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return Math.round((requireDate(b) - requireDate(a)) / dayMilliseconds);
}

/** Negative, zero or positive, as `sort` wants it. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function requireDate(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`not a date: ${String(date).slice(0, 40)}`);
  return utcMidnight(date);
}

import { dayMilliseconds } from './durations';
/** A calendar day without a zone, `YYYY-MM-DD`, years 1000 to 9999. Sorts and compares as text. */
export type PlainDate = string;

/** Whether `value` is an existing day: `2027-02-29` is not. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(utcMidnight(value));
  // `Date` rolls a day that does not exist over into another one. Compares numbers, because lists call this hundreds
  // of times.
  return date.getUTCDate() === Number(value.slice(8)) && date.getUTCMonth() + 1 === Number(value.slice(5, 7));
}

/** Whether `value` is a day from 1900 to 2199, far from the ends of the calendar that date arithmetic could cross. */
export const isPlausibleDate = (value: unknown): value is PlainDate =>
  isPlainDate(value) && value >= '1900-01-01' && value < '2200-01-01';

/** The instant, in milliseconds, at which the day begins in UTC; NaN if the text is not a date. */
export function utcMidnight(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

/** The UTC day of an instant. For a local day, first shift the instant by the zone's offset. */
export function toPlainDate(instant: Date): PlainDate {
  return instant.toISOString().slice(0, 10);
}

/** `date` plus `n` days; negative `n` goes back. Throws RangeError if either is invalid. */
export function addDays(date: PlainDate, n: number): PlainDate {
  const result = new Date(requireDate(date) + n * dayMilliseconds);
  const text = Number.isNaN(result.getTime()) ? '' : toPlainDate(result);
  if (!isPlainDate(text)) throw new RangeError(`no such day: ${date} + ${n}`);
  return text;
}

/** Days from `a` to `b`: positive when `b` is later. Throws RangeError if either is not a date. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return Math.round((requireDate(b) - requireDate(a)) / dayMilliseconds);
}

/** Negative, zero or positive, as `sort` expects. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function requireDate(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`not a date: ${String(date).slice(0, 40)}`);
  return utcMidnight(date);
}

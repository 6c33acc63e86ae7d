import { minuteMilliseconds } from './durations';
import { type PlainDate, toPlainDate, utcMidnight } from './plain-date';

/**
 * Minutes east of UTC that a zone has at an instant. Only the server can build one from an IANA name:
 * WeChat on Android has no reliable `Intl`, so clients get offsets sent along.
 */
export type ZoneOffset = (instant: Date) => number;

const hourMs = 60 * minuteMilliseconds;

/** The calendar day it is at `now` where the clock is `offsetMinutes` east of UTC. */
export function dateAtOffset(now: Date, offsetMinutes: number): PlainDate {
  return toPlainDate(new Date(now.getTime() + offsetMinutes * minuteMilliseconds));
}

/** The calendar day it is at `now` in the zone. */
export function localDate(now: Date, offsetAt: ZoneOffset): PlainDate {
  return dateAtOffset(now, offsetAt(now));
}

/** Minutes since local midnight, 0 to 1439. */
export function localMinuteOfDay(now: Date, offsetAt: ZoneOffset): number {
  const minutes = Math.floor(now.getTime() / minuteMilliseconds) + offsetAt(now);
  return ((minutes % 1440) + 1440) % 1440;
}

/** The first instant of a local day; where clocks jump over midnight, the instant of the jump. */
export function startOfLocalDay(date: PlainDate, offsetAt: ZoneOffset): Date {
  return instantOfLocalTime(date, 0, offsetAt);
}

/**
 * The first instant at which the local clock shows `minuteOfDay` on `date`. A time that a jump leaves out
 * becomes the instant of the jump, one that occurs twice the earlier of the two.
 */
export function instantOfLocalTime(date: PlainDate, minuteOfDay: number, offsetAt: ZoneOffset): Date {
  const wall = utcMidnight(date) + minuteOfDay * minuteMilliseconds;
  // Every offset in use lies between -12 and +14 hours, so the instant lies inside this span.
  const from = wall - 15 * hourMs;
  const to = wall + 13 * hourMs;
  const before = offsetAt(new Date(from));
  const after = offsetAt(new Date(to));
  const jump = before === after ? to : findJump(from, to, before, offsetAt);
  const early = wall - before * minuteMilliseconds;
  if (early < jump) return new Date(early);
  return new Date(Math.max(wall - after * minuteMilliseconds, jump));
}

/** The first millisecond in the span at which the offset is no longer `before`. */
function findJump(from: number, to: number, before: number, offsetAt: ZoneOffset): number {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(new Date(middle)) === before) low = middle;
    else high = middle;
  }
  return high;
}

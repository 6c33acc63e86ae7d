import { minuteMilliseconds } from './durations';
import { type PlainDate, toPlainDate, utcMidnight } from './plain-date';

/**
 * The offset of a zone at an instant, in minutes east of UTC. Only the server can build one from an IANA name: WeChat
 * on Android has no reliable `Intl`, so the server sends offsets to clients.
 */
export type ZoneOffset = (instant: Date) => number;

const hourMs = 60 * minuteMilliseconds;

/** The calendar day at `now` on a clock `offsetMinutes` east of UTC. */
export function dateAtOffset(now: Date, offsetMinutes: number): PlainDate {
  return toPlainDate(new Date(now.getTime() + offsetMinutes * minuteMilliseconds));
}

/** The calendar day at `now` in the zone. */
export function localDate(now: Date, offsetAt: ZoneOffset): PlainDate {
  return dateAtOffset(now, offsetAt(now));
}

/** Minutes since local midnight, 0 to 1439. */
export function localMinuteOfDay(now: Date, offsetAt: ZoneOffset): number {
  const minutes = Math.floor(now.getTime() / minuteMilliseconds) + offsetAt(now);
  return ((minutes % 1440) + 1440) % 1440;
}

/** The first instant of a local day; where clocks skip midnight, the instant of the change. */
export function startOfLocalDay(date: PlainDate, offsetAt: ZoneOffset): Date {
  return instantOfLocalTime(date, 0, offsetAt);
}

/**
 * The first instant at which the local clock shows `minuteOfDay` on `date`. A skipped time becomes the instant of the
 * change; of a time that occurs twice, the earlier one is taken.
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

import { minuteMilliseconds } from './durations';
import { addDays, type PlainDate, utcMidnight } from './plain-date';
import { dateAtOffset } from './zone';

/** Asia/Shanghai has had no daylight saving time since 1991: one offset, in minutes east of UTC. */
export const shanghaiOffset = 480;

/** The day in Asia/Shanghai, by which all deadlines count except those of check-ins. */
export function dateInShanghai(now: Date): PlainDate {
  return dateAtOffset(now, shanghaiOffset);
}

/** The midnight that ends `date` in Asia/Shanghai: due dates are inclusive, so overdue begins here. */
export function shanghaiMidnightAfter(date: PlainDate): Date {
  return new Date(utcMidnight(addDays(date, 1)) - shanghaiOffset * minuteMilliseconds);
}

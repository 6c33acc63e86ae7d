import { formatDate } from './labels';
import type { PlainDate } from './plain-date';
import { shanghaiMidnightAfter, shanghaiOffset } from './shanghai';
import { dateAtOffset, localMinuteOfDay, type ZoneOffset } from './zone';

/**
 * `12 月 3 日 24:00（北京时间）`: a deadline that counts in Asia/Shanghai, inclusive. For somebody in another zone with the
 * local time of that instant: `，你当地 17:00`, and its day if it is another one: `，你当地 12 月 4 日 01:00`.
 */
export function deadlineText(dueOn: PlainDate, today: PlainDate, offsetAt?: ZoneOffset): string {
  const beijing = `${formatDate(dueOn, today)} 24:00（北京时间）`;
  const end = shanghaiMidnightAfter(dueOn);
  const offset = offsetAt === undefined ? shanghaiOffset : offsetAt(end);
  if (offset === shanghaiOffset) return beijing;
  const day = dateAtOffset(end, offset);
  const minutes = localMinuteOfDay(end, () => offset);
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return `${beijing}，你当地 ${day === dueOn ? '' : `${formatDate(day, today)} `}${clock}`;
}

/** `12 月 3 日 24:00（当地时间）`: a deadline that counts at the destination, as those of check-ins do. */
export const localDeadlineText = (dueOn: PlainDate, today: PlainDate): string =>
  `${formatDate(dueOn, today)} 24:00（当地时间）`;

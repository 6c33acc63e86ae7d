import { addDays } from './plain-date';
import { instantOfLocalTime, localDate, localMinuteOfDay, type ZoneOffset } from './zone';

const quietFrom = 22 * 60;
const quietUntil = 8 * 60;

/** Whether an instant is in the quiet hours: 22:00 to 08:00 in the zone of the person. */
export function isQuiet(instant: Date, offsetAt: ZoneOffset): boolean {
  const minute = localMinuteOfDay(instant, offsetAt);
  return minute >= quietFrom || minute < quietUntil;
}

/** The first instant at or after the given one outside the quiet hours of the zone. */
export function outsideQuietHours(instant: Date, offsetAt: ZoneOffset): Date {
  if (!isQuiet(instant, offsetAt)) return instant;
  const today = localDate(instant, offsetAt);
  const morning = localMinuteOfDay(instant, offsetAt) >= quietFrom ? addDays(today, 1) : today;
  return instantOfLocalTime(morning, quietUntil, offsetAt);
}

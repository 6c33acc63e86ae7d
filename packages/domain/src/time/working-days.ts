import { addDays, type PlainDate, utcMidnight } from './plain-date';

/** Days of a published calendar that differ from their weekday: true to work (调休), false to rest. */
export type WorkingDayExceptions = ReadonlyMap<PlainDate, boolean>;

/** Monday to Friday, unless the calendar differs. */
export function isWorkingDay(date: PlainDate, apart: WorkingDayExceptions): boolean {
  const weekday = new Date(utcMidnight(date)).getUTCDay();
  return apart.get(date) ?? (weekday !== 0 && weekday !== 6);
}

/** The first working day on or after a date; the date itself when the calendar has none within a year. */
export function workingDayFrom(date: PlainDate, apart: WorkingDayExceptions): PlainDate {
  for (let n = 0; n < 366; n += 1) if (isWorkingDay(addDays(date, n), apart)) return addDays(date, n);
  return date;
}

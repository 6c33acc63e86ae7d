import { addDays, daysBetween, type PlainDate } from '../time';

/** The inputs of the check-in dates of a stay. Dates are local to the destination. */
export interface CheckInSchedule {
  readonly arrivedOn: PlainDate;
  readonly returnOn: PlainDate;
  readonly intervalDays: number;
}

/** Days between check-ins when the programme sets no interval. */
export const defaultCheckInInterval = 30;
/** A check-in this many days before its date satisfies it; none are due this close to the return. */
const leadDays = 7;

/**
 * The dates on which a check-in is due: arrival + n × interval, none in the last 7 days before return.
 * Throws RangeError if the interval is not a positive whole number.
 */
export function checkInGrid(schedule: CheckInSchedule): PlainDate[] {
  const { arrivedOn, returnOn, intervalDays } = schedule;
  if (!Number.isInteger(intervalDays) || intervalDays < 1) throw new RangeError(`interval: ${intervalDays}`);
  const count = Math.floor((daysBetween(arrivedOn, returnOn) - leadDays - 1) / intervalDays);
  return Array.from({ length: Math.max(0, count) }, (_, i) => addDays(arrivedOn, (i + 1) * intervalDays));
}

/**
 * How many days before its date a check-in counts for it: 7, but always less than the interval, so that one check-in
 * never satisfies two future dates and the arrival satisfies none.
 */
export function answerLead(intervalDays: number): number {
  return Math.min(leadDays, intervalDays - 1);
}

/**
 * The next date on which a check-in is due, or null when none is left. A check-in settles every date up to the latest
 * one it counts for, so only the newest check-in matters; the grid itself never shifts.
 * @param lastAnsweredOn local date of the newest check-in after the arrival; null if there is none
 */
export function nextCheckInOn(schedule: CheckInSchedule, lastAnsweredOn: PlainDate | null): PlainDate | null {
  return checkInGrid(schedule).find((date) => !isSettled(date, schedule, lastAnsweredOn)) ?? null;
}

/** Whether the newest check-in satisfies a date of the grid. */
export function isSettled(date: PlainDate, schedule: CheckInSchedule, lastAnsweredOn: PlainDate | null): boolean {
  return lastAnsweredOn !== null && date <= addDays(lastAnsweredOn, answerLead(schedule.intervalDays));
}

/** The first day on which a check-in counts as the arrival: some students leave a few days before the planned date. */
export function arrivalOpensOn(departOn: PlainDate): PlainDate {
  return addDays(departOn, -leadDays);
}

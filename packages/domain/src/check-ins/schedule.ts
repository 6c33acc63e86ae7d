import { addDays, daysBetween, type PlainDate } from '../time';

/** What the check-in dates of a stay depend on. Dates are the destination's. */
export interface CheckInSchedule {
  readonly arrivedOn: PlainDate;
  readonly returnOn: PlainDate;
  readonly intervalDays: number;
}

/** Days between check-ins where a programme says nothing else. */
export const defaultCheckInInterval = 30;
/** An answer so many days before its date satisfies it; none are due so shortly before the return. */
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
 * How many days ahead of its date an answer counts: 7, but always less than the interval, so that one answer
 * never satisfies two dates to come and the arrival none.
 */
export function answerLead(intervalDays: number): number {
  return Math.min(leadDays, intervalDays - 1);
}

/**
 * The next date on which a check-in is due, or null when none is left. An answer settles every date up to the
 * one it reaches ahead to, so the newest answer alone decides; the grid itself never shifts.
 * @param lastAnsweredOn local date of the newest check-in after the arrival; null if there is none
 */
export function nextCheckInOn(schedule: CheckInSchedule, lastAnsweredOn: PlainDate | null): PlainDate | null {
  return checkInGrid(schedule).find((date) => !isSettled(date, schedule, lastAnsweredOn)) ?? null;
}

/** Whether a date of the grid is satisfied by the newest answer. */
export function isSettled(date: PlainDate, schedule: CheckInSchedule, lastAnsweredOn: PlainDate | null): boolean {
  return lastAnsweredOn !== null && date <= addDays(lastAnsweredOn, answerLead(schedule.intervalDays));
}

/** From this day on an answer counts as the arrival: some leave a few days before the planned date. */
export function arrivalOpensOn(departOn: PlainDate): PlainDate {
  return addDays(departOn, -leadDays);
}

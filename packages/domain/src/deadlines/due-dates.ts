import { addDays, type PlainDate } from '../time';

/**
 * Whether a due date has passed; due dates are inclusive. `today` is the date in the zone where the deadline counts.
 */
export function isOverdue(dueOn: PlainDate, today: PlainDate): boolean {
  return today > dueOn;
}

/** Return formalities are due 14 days after the return. */
export function returnDueOn(returnOn: PlainDate): PlainDate {
  return addDays(returnOn, 14);
}

/** The dispatch confirmation is due on the planned departure date, because students must not leave unconfirmed. */
export function dispatchConfirmationDueOn(departOn: PlainDate): PlainDate {
  return departOn;
}

/** Days from the departure until the arrival check-in is due; afterwards the college and the office are notified. */
export const arrivalCheckInDays = 3;

/** The day on which the arrival check-in is due, inclusive. */
export function arrivalCheckInDueOn(departOn: PlainDate): PlainDate {
  return addDays(departOn, arrivalCheckInDays);
}

/** The last day on which students may apply for funding: 60 days after the return was approved. */
export function fundingDueOn(returnApprovedOn: PlainDate): PlainDate {
  return addDays(returnApprovedOn, 60);
}

import { addDays, type PlainDate } from '../time';

/** Past its due date: due dates are inclusive. Compare with today where the deadline counts. */
export function isOverdue(dueOn: PlainDate, today: PlainDate): boolean {
  return today > dueOn;
}

/** Return formalities are due 14 days after the return. */
export function returnDueOn(returnOn: PlainDate): PlainDate {
  return addDays(returnOn, 14);
}

/** The dispatch confirmation is due on the planned day of departure: nobody leaves unconfirmed. */
export function dispatchConfirmationDueOn(departOn: PlainDate): PlainDate {
  return departOn;
}

/** Days from the departure until the arrival check-in is due; then college and office are told. */
export const arrivalCheckInDays = 3;

/** The day on which the arrival check-in is due, inclusive. */
export function arrivalCheckInDueOn(departOn: PlainDate): PlainDate {
  return addDays(departOn, arrivalCheckInDays);
}

/** The last day on which funding may be applied for: 60 days after the return was approved; then it closes. */
export function fundingDueOn(returnApprovedOn: PlainDate): PlainDate {
  return addDays(returnApprovedOn, 60);
}

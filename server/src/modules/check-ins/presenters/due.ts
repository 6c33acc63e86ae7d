import type { CheckInState } from '@yuanhang/contract';
import {
  addDays,
  answerLead,
  arrivalCheckInDueOn,
  describeDaysLeft,
  formatDate,
  isOverdue,
  localDeadlineText,
  type PlainDate,
} from '@yuanhang/domain';
import type { ApplicationRecord } from '../../applications';

type Due = NonNullable<CheckInState['due']>;

/** The due item in words; null when there is none. `today` is the date at the destination. */
export function dueOf({ mobility, state, programme }: ApplicationRecord, today: PlainDate): Due | null {
  if (state.stage !== 'dispatched') return null;
  if (mobility.arrivedOn === null) return mobility.departOn === null ? null : arrivalDue(mobility.departOn, today);
  if (mobility.nextCheckInOn === null) return null;
  return periodicDue(mobility.nextCheckInOn, programme.checkInIntervalDays, today);
}

function arrivalDue(departOn: PlainDate, today: PlainDate): Due {
  const dueOn = arrivalCheckInDueOn(departOn);
  const ahead = today < departOn;
  const text = ahead
    ? `${formatDate(departOn, today)}出发，到达后请打卡报平安`
    : `请在 ${localDeadlineText(dueOn, today)}前打卡 · ${describeDaysLeft(dueOn, today)}`;
  const tone = isOverdue(dueOn, today) ? 'overdue' : ahead ? 'wait' : 'now';
  return { kind: 'arrival', title: '抵达打卡', dueOn, tone, text };
}

/** A check-in counts from a week before its date; an earlier one is an extra. */
function periodicDue(dueOn: PlainDate, intervalDays: number, today: PlainDate): Due {
  const late = isOverdue(dueOn, today);
  const counts = today >= addDays(dueOn, -answerLead(intervalDays));
  const tone = late ? 'overdue' : dueOn === today ? 'now' : counts ? 'soon' : 'wait';
  const text = late
    ? `${formatDate(dueOn, today)}应打卡，${describeDaysLeft(dueOn, today)}，请补签`
    : `${localDeadlineText(dueOn, today)}前 · ${describeDaysLeft(dueOn, today)}`;
  return { kind: late ? 'late' : 'periodic', title: `${Number(dueOn.slice(5, 7))} 月例行打卡`, dueOn, tone, text };
}

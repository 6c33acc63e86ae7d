import {
  type CheckInKind,
  checkInGrid,
  classifyCheckIn,
  nextCheckInOn,
  type PlainDate,
  type Refusal,
} from '@yuanhang/domain';
import type { ApplicationRecord } from '../../applications';
import { decideCheckIn } from '../reads/decide-check-in';
import type { CheckInInput } from '../reads/records';
import { arrivalDate, checkInScheduleOf, type Moment } from '../reads/schedule';

export interface Classification {
  readonly kind: CheckInKind;
  /** Only for an arrival; null otherwise. */
  readonly arrivedOn: PlainDate | null;
  readonly settledOn: readonly PlainDate[];
  readonly nextOn: PlainDate | null;
}

/**
 * Determines the kind of a check-in and the dates it settles; a refusal when no check-in is possible. A help request
 * is never refused.
 */
export function classify(
  record: ApplicationRecord,
  input: CheckInInput,
  moment: Moment & { readonly rollCallOpen: boolean },
  lastAnsweredOn: PlainDate | null,
): Classification | Refusal {
  const decision = decideCheckIn(record);
  if (!decision.allowed && input.wellbeing === 'safe') return decision;
  const schedule = checkInScheduleOf(record);
  const outcome = classifyCheckIn({
    schedule,
    underWay: decision.allowed,
    lastAnsweredOn,
    answeredOn: moment.localOn,
    wellbeing: input.wellbeing,
    rollCallOpen: moment.rollCallOpen,
  });
  if (outcome.kind === 'arrival') return arrival(record, input, moment);
  const nextOn = decision.allowed && schedule ? outcome.nextOn : record.mobility.nextCheckInOn;
  return { kind: outcome.kind, arrivedOn: null, settledOn: outcome.settles, nextOn };
}

/** An arrival reported weeks late also settles the check-in dates since then. */
function arrival(record: ApplicationRecord, input: CheckInInput, moment: Moment): Classification {
  const arrivedOn = arrivalDate(record, input.arrivedOn, moment);
  const schedule = checkInScheduleOf(record, arrivedOn);
  const nextOn = schedule && nextCheckInOn(schedule, moment.localOn);
  const settledOn = schedule ? checkInGrid(schedule).filter((date) => nextOn === null || date < nextOn) : [];
  return { kind: 'arrival', arrivedOn, settledOn, nextOn };
}

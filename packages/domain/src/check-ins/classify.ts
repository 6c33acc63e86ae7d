import type { PlainDate } from '../time';
import type { CheckInKind, Wellbeing } from '../vocabulary';
import { type CheckInSchedule, checkInGrid, isSettled, nextCheckInOn } from './schedule';

export interface CheckInAnswer {
  /** Null before arrival. */
  readonly schedule: CheckInSchedule | null;
  /** The student is sent out and not yet back: otherwise every answer is an extra. */
  readonly underWay: boolean;
  /** Local date of the newest check-in before this one; null if there is none. */
  readonly lastAnsweredOn: PlainDate | null;
  /** Local date of this one: when it was said, not when it was received. */
  readonly answeredOn: PlainDate;
  readonly wellbeing: Wellbeing;
  /** A roll call is open for where the student is. */
  readonly rollCallOpen: boolean;
}

export interface CheckInOutcome {
  readonly kind: CheckInKind;
  /** Dates of the grid this answer satisfies, in order. */
  readonly settles: readonly PlainDate[];
  /** Those among them that had passed. */
  readonly missed: readonly PlainDate[];
  /** Whatever the kind, an answer answers an open roll call too. */
  readonly answersRollCall: boolean;
  /** Due next after this answer; null before arrival and when none is left. After an arrival, ask `nextCheckInOn`. */
  readonly nextOn: PlainDate | null;
}

/**
 * What a check-in is: the arrival, on its date, late for one or several missed dates, an answer to a roll call,
 * or an extra. A help request is never taken for the arrival: it may come from an airport on the way.
 */
export function classifyCheckIn(answer: CheckInAnswer): CheckInOutcome {
  const { schedule, answeredOn, lastAnsweredOn, rollCallOpen } = answer;
  const unscheduled: CheckInKind = rollCallOpen ? 'roll_call' : 'extra';
  if (!answer.underWay || !schedule) {
    const arrives = answer.underWay && answer.wellbeing === 'safe';
    return {
      kind: arrives ? 'arrival' : unscheduled,
      settles: [],
      missed: [],
      answersRollCall: rollCallOpen,
      nextOn: null,
    };
  }
  const newest = lastAnsweredOn !== null && lastAnsweredOn > answeredOn ? lastAnsweredOn : answeredOn;
  const settles = checkInGrid(schedule).filter(
    (date) => !isSettled(date, schedule, lastAnsweredOn) && isSettled(date, schedule, answeredOn),
  );
  const missed = settles.filter((date) => date < answeredOn);
  const scheduled: CheckInKind = missed.length > 0 ? 'late' : 'periodic';
  return {
    kind: settles.length > 0 ? scheduled : unscheduled,
    settles,
    missed,
    answersRollCall: rollCallOpen,
    nextOn: nextCheckInOn(schedule, newest),
  };
}

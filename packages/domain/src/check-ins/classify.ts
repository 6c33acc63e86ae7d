import type { PlainDate } from '../time';
import type { CheckInKind, Wellbeing } from '../vocabulary';
import { type CheckInSchedule, checkInGrid, isSettled, nextCheckInOn } from './schedule';

export interface CheckInAnswer {
  /** Null before arrival. */
  readonly schedule: CheckInSchedule | null;
  /** The student is abroad; otherwise every check-in is an extra. */
  readonly underWay: boolean;
  /** Local date of the newest check-in before this one; null if there is none. */
  readonly lastAnsweredOn: PlainDate | null;
  /** Local date of this check-in: when it was sent, not when it was received. */
  readonly answeredOn: PlainDate;
  readonly wellbeing: Wellbeing;
  /** A roll call is open for the student's location. */
  readonly rollCallOpen: boolean;
}

export interface CheckInOutcome {
  readonly kind: CheckInKind;
  /** Dates of the grid that this check-in satisfies, in order. */
  readonly settles: readonly PlainDate[];
  /** Those of the settled dates that had passed. */
  readonly missed: readonly PlainDate[];
  /** This check-in answers an open roll call, in addition to its own kind. */
  readonly answersRollCall: boolean;
  /** Due next after this check-in; null before arrival and when none is left. After an arrival, use `nextCheckInOn`. */
  readonly nextOn: PlainDate | null;
}

/**
 * The kind of a check-in: arrival, regular on its date, late for one or several missed dates, roll call answer, or
 * extra. A help request never counts as the arrival, because it may come from an airport on the way.
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

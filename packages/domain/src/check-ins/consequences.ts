import { returnDueOn } from '../deadlines/due-dates';
import { formatYuan } from '../money';
import { daysBetween, type PlainDate } from '../time';
import { type CheckInSchedule, checkInGrid, isSettled } from './schedule';

export interface ScheduleConsequences {
  readonly returnOn: PlainDate;
  /** When the return formalities are due. */
  readonly returnDueOn: PlainDate;
  /** The remaining check-in dates. */
  readonly checkIns: readonly PlainDate[];
}

export interface PlanChangeConsequences {
  readonly before: ScheduleConsequences;
  readonly after: ScheduleConsequences;
  /** Days added to the stay; negative when it becomes shorter. */
  readonly daysAdded: number;
  /** Notes in Chinese about budget and funding, for the student and the reviewers. */
  readonly notes: readonly string[];
}

/**
 * The consequences of a change of dates, shown before submission and approval and written by the approval. Before
 * arrival the planned departure counts as the arrival.
 */
export function planChangeConsequences(input: {
  readonly schedule: CheckInSchedule;
  readonly newSchedule: CheckInSchedule;
  /** Local date of the newest check-in; null if there is none. */
  readonly lastAnsweredOn: PlainDate | null;
  /** The budget granted so far; null when none was approved. */
  readonly budgetFen: number | null;
  readonly fundingEligible: boolean;
}): PlanChangeConsequences {
  const { schedule, newSchedule, lastAnsweredOn } = input;
  const daysAdded = lengthOf(newSchedule) - lengthOf(schedule);
  return {
    before: consequences(schedule, lastAnsweredOn),
    after: consequences(newSchedule, lastAnsweredOn),
    daysAdded,
    notes: notes(daysAdded, input.budgetFen, input.fundingEligible),
  };
}

const lengthOf = ({ arrivedOn, returnOn }: CheckInSchedule) => daysBetween(arrivedOn, returnOn);

function consequences(schedule: CheckInSchedule, lastAnsweredOn: PlainDate | null): ScheduleConsequences {
  return {
    returnOn: schedule.returnOn,
    returnDueOn: returnDueOn(schedule.returnOn),
    checkIns: checkInGrid(schedule).filter((date) => !isSettled(date, schedule, lastAnsweredOn)),
  };
}

function notes(daysAdded: number, budgetFen: number | null, fundingEligible: boolean): string[] {
  if (daysAdded === 0) return [];
  const longer = daysAdded > 0;
  const budget = budgetFen === null ? '' : `已核定的经费预算 ${formatYuan(budgetFen)} 元`;
  return [
    ...(budget ? [`${budget}${longer ? '不会自动增加' : '可能按实际天数核减'}`] : []),
    ...(fundingEligible ? ['资助按实际交流时间核定，须在返校手续通过后审核'] : []),
    ...(longer ? ['请确认签证和保险覆盖新的返校日期'] : []),
  ];
}

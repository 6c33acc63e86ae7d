import { returnDueOn } from '../deadlines/due-dates';
import { daysBetween, type PlainDate } from '../time';
import { checkInGrid, isSettled, type Stay } from './grid';

export interface StayConsequences {
  readonly returnOn: PlainDate;
  /** When the return formalities are due. */
  readonly returnDueOn: PlainDate;
  /** Check-ins still to come. */
  readonly checkIns: readonly PlainDate[];
}

export interface PlanChangeConsequences {
  readonly before: StayConsequences;
  readonly after: StayConsequences;
  /** Days the stay becomes longer; negative when it becomes shorter. */
  readonly daysAdded: number;
  /** What the student and the reviewers should know about budget and funding, in Chinese. */
  readonly notes: readonly string[];
}

/**
 * What a change of the return date moves, shown before submitting and before approving.
 * @param stay as it is; before arrival, with the planned departure as arrival
 */
export function planChangeConsequences(input: {
  readonly stay: Stay;
  readonly lastAnsweredOn: PlainDate | null;
  readonly newReturnOn: PlainDate;
  readonly hasBudget: boolean;
  readonly fundingEligible: boolean;
}): PlanChangeConsequences {
  const { stay, lastAnsweredOn, newReturnOn } = input;
  const daysAdded = daysBetween(stay.returnOn, newReturnOn);
  return {
    before: consequences(stay, lastAnsweredOn),
    after: consequences({ ...stay, returnOn: newReturnOn }, lastAnsweredOn),
    daysAdded,
    notes: notes(daysAdded, input.hasBudget, input.fundingEligible),
  };
}

function consequences(stay: Stay, lastAnsweredOn: PlainDate | null): StayConsequences {
  return {
    returnOn: stay.returnOn,
    returnDueOn: returnDueOn(stay.returnOn),
    checkIns: checkInGrid(stay).filter((date) => !isSettled(date, stay, lastAnsweredOn)),
  };
}

function notes(daysAdded: number, hasBudget: boolean, fundingEligible: boolean): string[] {
  if (daysAdded === 0) return [];
  const longer = daysAdded > 0;
  return [
    ...(hasBudget ? [longer ? '已核定的经费预算不会自动增加' : '已核定的经费预算可能按实际天数核减'] : []),
    ...(fundingEligible ? ['资助按实际交流时间核定，须在返校手续通过后审核'] : []),
    ...(longer ? ['请确认签证和保险覆盖新的返校日期'] : []),
  ];
}

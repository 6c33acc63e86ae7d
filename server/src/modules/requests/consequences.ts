import { type FormValues, type PlainDate, type PlanChangeConsequences, planChangeConsequences } from '@yuanhang/domain';
import type { ApplicationRecord } from '../applications';
import type { Kind } from './kinds';

/**
 * What the dates asked for would move: what student and reviewer see, and what an approval writes. Null when nothing
 * moves.
 * @param lastAnsweredOn local date of the newest check-in
 */
export function consequencesOf(
  kind: Kind,
  values: FormValues,
  application: ApplicationRecord,
  lastAnsweredOn: PlainDate | null,
): PlanChangeConsequences | null {
  const wanted = kind.datesAfter?.(values, application) ?? null;
  const { stay, programme, facts, requests } = application;
  const since = stay.arrivedOn ?? stay.departOn;
  const newSince = stay.arrivedOn ?? wanted?.departOn ?? null;
  if (since === null || newSince === null || stay.returnOn === null || !wanted || wanted.returnOn === null) return null;
  if (newSince === since && wanted.returnOn === stay.returnOn) return null;
  const intervalDays = programme.checkInIntervalDays;
  const budget = requests.findLast(({ kind: of, status }) => of === 'budget_application' && status === 'approved');
  return planChangeConsequences({
    stay: { arrivedOn: since, returnOn: stay.returnOn, intervalDays },
    newStay: { arrivedOn: newSince, returnOn: wanted.returnOn, intervalDays },
    lastAnsweredOn,
    budgetFen: budget?.approvedFen ?? null,
    fundingEligible: facts.fundingEligible,
  });
}

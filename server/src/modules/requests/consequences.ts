import { type FormValues, type PlainDate, type PlanChangeConsequences, planChangeConsequences } from '@yuanhang/domain';
import type { ApplicationRecord } from '../applications';
import type { Kind } from './kinds';

/**
 * What the dates asked for would change, as student and reviewer see it and as an approval writes it. Null when they change
 * nothing.
 * @param lastAnsweredOn local date of the newest check-in
 */
export function consequencesOf(
  kind: Kind,
  values: FormValues,
  application: ApplicationRecord,
  lastAnsweredOn: PlainDate | null,
): PlanChangeConsequences | null {
  const wanted = kind.datesAfter?.(values, application) ?? null;
  const { mobility, programme, facts, requests } = application;
  const since = mobility.arrivedOn ?? mobility.departOn;
  const newSince = mobility.arrivedOn ?? wanted?.departOn ?? null;
  if (since === null || newSince === null || mobility.returnOn === null || !wanted || wanted.returnOn === null)
    return null;
  if (newSince === since && wanted.returnOn === mobility.returnOn) return null;
  const intervalDays = programme.checkInIntervalDays;
  const budget = requests.findLast(({ kind: of, status }) => of === 'budget_application' && status === 'approved');
  return planChangeConsequences({
    schedule: { arrivedOn: since, returnOn: mobility.returnOn, intervalDays },
    newSchedule: { arrivedOn: newSince, returnOn: wanted.returnOn, intervalDays },
    lastAnsweredOn,
    budgetFen: budget?.approvedFen ?? null,
    fundingEligible: facts.fundingEligible,
  });
}

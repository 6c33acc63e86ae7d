import { type PlanChangeConsequences, planChangeConsequences } from '../check-ins/consequences';
import type { FormValues } from '../forms/definition';
import type { PlainDate } from '../time';
import type { RequestKind } from '../vocabulary';
import { requestDefinitions } from './registry';
import type { RequestSubject } from './request-kind';

/**
 * The changes that the dates of a request would cause, as shown to student and reviewer and as an approval writes
 * them. Null when nothing changes.
 * @param lastAnsweredOn local date of the newest check-in
 */
export function requestConsequences(
  kind: RequestKind,
  values: FormValues,
  subject: RequestSubject,
  lastAnsweredOn: PlainDate | null,
): PlanChangeConsequences | null {
  const wanted = requestDefinitions[kind].datesAfter(values, subject);
  const { departOn, arrivedOn, returnOn, fundingEligible } = subject.facts;
  const since = arrivedOn ?? departOn;
  const newSince = arrivedOn ?? wanted?.departOn ?? null;
  if (since === null || newSince === null || returnOn === null || !wanted || wanted.returnOn === null) return null;
  if (newSince === since && wanted.returnOn === returnOn) return null;
  const intervalDays = subject.programme.checkInIntervalDays;
  const budgets = subject.requests.filter((request) => request.kind === 'budget_application');
  const budget = budgets.filter(({ status }) => status === 'approved').pop();
  return planChangeConsequences({
    schedule: { arrivedOn: since, returnOn, intervalDays },
    newSchedule: { arrivedOn: newSince, returnOn: wanted.returnOn, intervalDays },
    lastAnsweredOn,
    budgetFen: budget?.approvedFen ?? null,
    fundingEligible,
  });
}

import { type PlanChangeConsequences, planChangeConsequences } from '../check-ins/consequences';
import type { FormValues } from '../forms/definition';
import type { PlainDate } from '../time';
import type { RequestKind } from '../vocabulary';
import { requestDefinitions } from './registry';
import type { RequestSubject, StayFact } from './request-kind';
import { changedFacts } from './stay-change';

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
  const { notes, ...changes } = planChangeConsequences({
    schedule: { arrivedOn: since, returnOn, intervalDays },
    newSchedule: { arrivedOn: newSince, returnOn: wanted.returnOn, intervalDays },
    lastAnsweredOn,
    budgetFen: budget?.approvedFen ?? null,
    fundingEligible,
  });
  const changed = changedFacts({ departOn, returnOn, host: null }, { ...wanted, host: null });
  return { ...changes, notes: [...notes, ...sentBackNotes(kind, changed, subject)] };
}

/** A note for each submitted request that states one of the changed dates: the approval sends it back. */
const sentBackNotes = (kind: RequestKind, changed: readonly StayFact[], { requests }: RequestSubject): string[] =>
  requests
    .filter((other) => other.kind !== kind && other.status === 'submitted')
    .filter((other) => changed.some((fact) => requestDefinitions[other.kind].states[fact] !== undefined))
    .map((other) => `${requestDefinitions[other.kind].label}正在审核，日期与新的不同时将退回，由学生核对后重新提交`);

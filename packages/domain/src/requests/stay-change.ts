import type { FieldValue, FormValues } from '../forms/definition';
import { answerOf } from '../forms/values';
import { formatDate, type PlainDate } from '../time';
import type { RequestKind, RequestStatus } from '../vocabulary';
import { asksForMoney, requestDefinitions } from './registry';
import { type StayFact, type StayFacts, stayFacts } from './request-kind';

/**
 * What becomes of an open request when another decision changes the stay:
 * - `unchanged`: it does not concern what changed;
 * - `takes_over`: the student still has it, and its form states the new facts;
 * - `goes_back`: it was submitted for the old facts and returns to the student, its form stating the new ones;
 * - `stays`: it asks for money and states no fact, so it stays with its reviewers, who are notified of what changed.
 */
export type StayChangeOutcome = 'unchanged' | 'takes_over' | 'goes_back' | 'stays';

/** The facts that differ, in the order of `stayFacts`. */
export const changedFacts = (before: StayFacts, after: StayFacts): StayFact[] =>
  stayFacts.filter((fact) => before[fact] !== after[fact]);

/**
 * Decides what a change of the stay does to an open request, so that its later approval cannot undo the change. The
 * only place that decides this, for every kind; a kind describes itself by `states` and `restsOn`.
 * @param values the form of the request
 */
export function afterStayChange(
  request: { readonly kind: RequestKind; readonly status: RequestStatus; readonly values: FormValues },
  before: StayFacts,
  after: StayFacts,
): { readonly outcome: StayChangeOutcome; readonly values: FormValues } {
  const { kind, status, values } = request;
  const { states, restsOn } = requestDefinitions[kind];
  const changed = changedFacts(before, after);
  const taken: Record<string, FieldValue> = {};
  for (const fact of changed) {
    const key = states[fact];
    if (key !== undefined && answerOf(values, key) !== after[fact]) taken[key] = after[fact];
  }
  const isStale = Object.keys(taken).length > 0;
  const isConcerned = isStale || restsOn(values).some((fact) => changed.includes(fact));
  return { outcome: outcomeOf(kind, status, isStale, isConcerned), values: { ...values, ...taken } };
}

function outcomeOf(
  kind: RequestKind,
  status: RequestStatus,
  isStale: boolean,
  isConcerned: boolean,
): StayChangeOutcome {
  if (status === 'draft' || status === 'revision_required') return isStale ? 'takes_over' : 'unchanged';
  if (status !== 'submitted' || !isConcerned) return 'unchanged';
  return asksForMoney(kind) ? 'stays' : 'goes_back';
}

const factLabels: Readonly<Record<StayFact, string>> = {
  departOn: '出发日期',
  returnOn: '返校日期',
  host: '接收院校或机构',
};

/** The change in words, for the student and the reviewers: `出发日期由 1 月 29 日改为 2 月 12 日`. */
export function stayChangeText(before: StayFacts, after: StayFacts, today: PlainDate): string {
  const say = (fact: StayFact, value: string | null) => {
    if (value === null) return fact === 'host' ? '原定院校' : '未定';
    return fact === 'host' ? value : formatDate(value, today);
  };
  return changedFacts(before, after)
    .map((fact) => `${factLabels[fact]}由 ${say(fact, before[fact])}改为 ${say(fact, after[fact])}`)
    .join('，');
}

import {
  currentRequestStep,
  decideRequest,
  type RequestEvent,
  requestDefinitions,
  reviewStepLabels,
  reviewStepRoles,
} from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import { type RecordedActor, refusal } from '../../applications';
import type { RequestsContext } from '../context';
import { loadForStaff } from '../reads/load';
import type { RequestRecord } from '../reads/records';
import { lockSeen } from './locks';
import { moveRequest } from './move-request';

export interface RequestDecisionInput {
  readonly id: string;
  /** The version that the reviewer saw. */
  readonly version: number;
  readonly event: Extract<RequestEvent, { type: 'approve' | 'return' | 'reject' }>;
  readonly comment: string | null;
}

/** The decision, for the audit log. */
export interface Decided {
  /** The record before the decision. */
  readonly record: RequestRecord;
  readonly by: RecordedActor;
  readonly title: string;
}

/**
 * A reviewer's decision at the request's step. Throws `not_found` outside the reviewer's scope, `stale_version`, and the
 * domain's refusals.
 */
export async function decide(
  context: RequestsContext,
  principal: Principal,
  { id, version, event, comment }: RequestDecisionInput,
  tx: Tx,
): Promise<Decided> {
  const load = () => loadForStaff(context, principal, id, tx);
  const record = await lockSeen(context, { id, version }, load, tx);
  const step = currentRequestStep(record.state);
  const move = decideRequest(record.state, event, principal, record.facts);
  if (!move.allowed || step === null) throw refusal(move.allowed ? unreviewed : move.reason);
  if (event.type === 'approve') requireStillPossible(record);
  const by = { id: principal.userId, name: principal.name, role: reviewStepRoles[step] };
  const label = requestDefinitions[record.kind].label;
  const title = {
    approve: `${label} · ${reviewStepLabels[step]}通过`,
    return: `${label} · 退回修改`,
    reject: `${label} · 未通过`,
  }[event.type];
  await moveRequest(context, { record, move, by, operation: event.type, title, comment, step }, tx);
  return { record, by, title };
}

/** Dates that fitted the mobility at submission may no longer fit it. Throws `no_longer_possible`. */
function requireStillPossible({ kind, values, application }: RequestRecord): void {
  const [problem] = requestDefinitions[kind].check(values, application).filter(({ code }) => code === 'date_order');
  if (problem) throw refusal({ code: 'no_longer_possible', message: `${problem.message}，请退回修改` });
}

const unreviewed = { code: 'wrong_stage', message: '目前不在审核中' };

import type { RequestDetail } from '@yuanhang/contract';
import { decideRequest, requestDefinitions } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import { recordedStudent, refusal } from '../../applications';
import type { RequestsContext } from '../context';
import { own } from '../reads/detail';
import { lockOwn, type RequestTarget } from './locks';
import { moveRequest } from './move-request';

/**
 * Moves the student's own request as the domain decides, and returns it. Throws `not_found`, `stale_version` and the
 * domain's refusals, with the missing items.
 * @param verb the beginning of the timeline's title
 */
export async function moveOwn(
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  operation: 'submit' | 'recall',
  verb: string,
  tx: Tx,
): Promise<RequestDetail> {
  const record = await lockOwn(context, principal, target, tx);
  const move = decideRequest(record.state, { type: operation }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason, record.missing);
  const entry = { operation, title: `${verb}${requestDefinitions[record.kind].label}`, comment: null, step: null };
  await moveRequest(context, { record, move, by: recordedStudent(principal), ...entry }, tx);
  return own(context, principal, record.id, tx);
}

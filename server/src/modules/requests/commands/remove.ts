import { decideRequest, requestDefinitions } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import { recordedStudent, refusal } from '../../applications';
import type { RequestsContext } from '../context';
import { Request } from '../model';
import { lockOwn, type RequestTarget } from './locks';
import { moveRequest } from './move-request';

/**
 * Deletes a draft. One that was submitted before becomes void and keeps its history for the staff. Throws
 * `not_found`, `stale_version` and the domain's refusals.
 */
export async function remove(
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<{ ok: true }> {
  const record = await lockOwn(context, principal, target, tx);
  const move = decideRequest(record.state, { type: 'delete' }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason);
  const { id, kind } = record;
  await context.attachments.removeAllOf('request', id, tx);
  if (move.deletes) {
    await context.database.model(Request).destroy({ where: { id }, transaction: tx });
  } else {
    const entry = {
      operation: 'delete',
      title: `删除${requestDefinitions[kind].label}`,
      comment: null,
      step: null,
    } as const;
    await moveRequest(context, { record, move, by: recordedStudent(principal), ...entry }, tx);
  }
  return { ok: true };
}

import type { RequestDetail } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { RequestsContext } from '../context';
import { presentRequest } from '../presenters/detail';
import { loadForStaff, loadOwn } from './load';
import type { RequestRecord } from './records';

/** The student's own request. Throws `not_found`. */
export async function own(context: RequestsContext, principal: Principal, id: string, tx?: Tx): Promise<RequestDetail> {
  const record = await loadOwn(context, principal, id, tx);
  if (!record) throw new AppError('not_found');
  return detailOf(context, principal, record, tx);
}

/**
 * A request for staff within their scope, with data of the record beyond the response. Throws `not_found` outside it.
 */
export async function forStaff(
  context: RequestsContext,
  principal: Principal,
  id: string,
  tx?: Tx,
): Promise<{ detail: RequestDetail; record: RequestRecord }> {
  const record = await loadForStaff(context, principal, id, tx);
  if (!record) throw new AppError('not_found');
  return { record, detail: await detailOf(context, principal, record, tx) };
}

async function detailOf(
  context: RequestsContext,
  principal: Principal,
  record: RequestRecord,
  tx?: Tx,
): Promise<RequestDetail> {
  const timeline = await context.applications.timelineOf(record.application.id, record.id, tx);
  return presentRequest(record, timeline, principal, context.clock.now(), context.forms);
}

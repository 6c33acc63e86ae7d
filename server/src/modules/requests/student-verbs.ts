import type { RequestDetail } from '@yuanhang/contract';
import { checkDraft, decideRequest, type FormValues, requestDefinitions } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { recordedStudent, refusal } from '../applications';
import type { RequestsContext } from './context';
import { own } from './details';
import { loadOwn, lockSeen, type RequestTarget } from './load';
import { Request } from './model';
import { moveRequest } from './move-request';
import type { RequestRecord } from './records';
import { writeRequest } from './write';

/** Replaces the answers. Throws `not_found`, `stale_version`, `invalid_input` and the domain's refusals. */
export async function saveForm(
  context: RequestsContext,
  principal: Principal,
  { values: sent, ...target }: RequestTarget & { readonly values: FormValues },
  tx: Tx,
): Promise<RequestDetail> {
  const record = await lockOwn(context, principal, target, tx);
  const decision = decideRequest(record.state, { type: 'edit' }, principal, record.facts);
  if (!decision.allowed) throw refusal(decision.reason);
  const definition = requestDefinitions[record.kind].form;
  const { values: checked, problems } = checkDraft(definition, sent);
  if (problems.length > 0) throw new AppError('invalid_input', { problems });
  const form = context.forms.seal(record.id, definition, { checked, sent, stored: record.form });
  await writeRequest(context, record, { form, updatedAt: context.clock.now() }, tx);
  return own(context, principal, record.id, tx);
}

/** Throws `incomplete` with everything that is missing, `not_found`, `stale_version` and the domain's refusals. */
export const submit = (
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<RequestDetail> => moveOwn(context, principal, target, 'submit', '提交', tx);

/** Takes a submitted request back to a draft. Throws `not_found`, `stale_version` and the domain's refusals. */
export const recall = (
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<RequestDetail> => moveOwn(context, principal, target, 'recall', '撤回', tx);

/**
 * Deletes a draft. One that was submitted before becomes void and keeps its history, for those who worked on it. Throws
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

const lockOwn = (
  context: RequestsContext,
  principal: Principal,
  target: RequestTarget,
  tx: Tx,
): Promise<RequestRecord> => lockSeen(context, target, () => loadOwn(context, principal, target.id, tx), tx);

async function moveOwn(
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

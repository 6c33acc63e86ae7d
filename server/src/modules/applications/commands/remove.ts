import { decideApplication } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import { forgetSearchable } from '../../../platform/search';
import type { ApplicationsContext } from '../context';
import { Application, LanguageProficiency, TimelineEntry } from '../model';
import type { ApplicationRecord } from '../reads/records';
import { refusal } from '../refusal';
import { appendTimeline } from './append-timeline';
import { lockOwn, type Target } from './own-application';
import { recordedStudent } from './recorded-actors';

/**
 * Deletes a draft. One that was submitted before keeps its number and history for the staff. Throws `not_found`,
 * `stale_version` and the domain's refusals.
 */
export async function remove(
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<{ ok: true }> {
  const record = await lockOwn(context, principal, target, tx);
  const move = decideApplication(record.state, { type: 'delete' }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason);
  const { database, attachments } = context;
  const { id } = record;
  await attachments.removeAllOf('application', id, tx);
  await database.model(LanguageProficiency).destroy({ where: { applicationId: id }, transaction: tx });
  if (move.deletes === 'content') {
    await eraseContent(context, record, tx);
    const described = { operation: 'delete', title: '删除草稿', comment: null, step: null };
    const entry = { applicationId: id, requestId: null, by: recordedStudent(principal), ...described };
    await appendTimeline(context, { ...entry, stage: move.to, version: record.version + 1 }, tx);
  } else {
    await database.model(TimelineEntry).destroy({ where: { applicationId: id }, transaction: tx });
    await forgetSearchable(database, 'application', [id], tx);
    await database.model(Application).destroy({ where: { id }, transaction: tx });
  }
  return { ok: true };
}

async function eraseContent(
  { database, clock }: ApplicationsContext,
  record: ApplicationRecord,
  tx: Tx,
): Promise<void> {
  const now = clock.now();
  const pages = { basic: {}, application: {}, questions: {}, selfArranged: null };
  const changes = { ...pages, offering: null, openMarker: null, deletedAt: now, updatedAt: now };
  await database.change(Application, record, changes, tx);
}

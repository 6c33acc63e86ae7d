import { decideApplication, type StudentData } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import { type Owner, sensitiveFile } from '../../attachments';
import { lockApplication } from '../commands/locks';
import type { ApplicationsContext } from '../context';
import { loadRecord } from './load';
import { readableScope } from './scope';
import { supplementsOf } from './supplements';

/** Whether a person may read this data of an application: the student, or staff within their scope. */
export async function mayRead(
  { database }: ApplicationsContext,
  principal: Principal,
  id: string,
  data: StudentData,
): Promise<boolean> {
  const scope = readableScope(principal, data);
  const sql = `SELECT a.id FROM applications a WHERE a.id = :id AND a.deleted_at IS NULL AND ${scope.where}`;
  return (await database.first(sql, { id, ...scope.values })) !== null;
}

/** Decides who may read and change the files of an application. */
export const applicationFiles = (context: ApplicationsContext): Owner => ({
  async requirement(ownerId, key, tx) {
    const record = await loadRecord(context, ownerId, tx);
    // While supplements are requested, only those can be added or changed.
    const asked = record?.supplement?.items ?? record?.offering.requirements;
    return asked?.find((r) => r.key === key && r.phase === 'application') ?? null;
  },

  async sensitive(ownerId, key) {
    const record = await loadRecord(context, ownerId);
    if (!record) return null;
    const supplements = await supplementsOf(context, ownerId);
    const asked = [...record.offering.requirements, ...supplements.flatMap(({ items }) => items)];
    return sensitiveFile(asked, key, { studentId: record.student.id, number: record.number });
  },

  mayRead: (principal, ownerId) => mayRead(context, principal, ownerId, 'files'),

  async mayChange(principal, ownerId, tx) {
    await lockApplication(context, ownerId, tx);
    const record = await loadRecord(context, ownerId, tx);
    if (!record) return { code: 'not_yours', message: '只能由学生本人操作' };
    const decision = decideApplication(record.state, { type: 'attach' }, principal, record.facts);
    return decision.allowed ? null : decision.reason;
  },
});

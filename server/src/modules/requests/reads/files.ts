import { decideRequest } from '@yuanhang/domain';
import { type Owner, sensitiveFile } from '../../attachments';
import { lockApplicationOf } from '../commands/locks';
import type { RequestsContext } from '../context';
import { loadOfAnyone, loadOwn, loadWithFiles } from './load';

/** Decides who may read and change the files of a request. */
export const requestFiles = (context: RequestsContext): Owner => ({
  async requirement(ownerId, key, tx) {
    const record = await loadOfAnyone(context, ownerId, tx);
    return record?.requirements.find((requirement) => requirement.key === key) ?? null;
  },

  async sensitive(ownerId, key) {
    const record = await loadOfAnyone(context, ownerId);
    if (!record) return null;
    const { student, number } = record.application;
    return sensitiveFile(record.requirements, key, { studentId: student.id, number });
  },

  async mayRead(principal, ownerId) {
    return (await loadWithFiles(context, principal, ownerId)) !== null;
  },

  async mayChange(principal, ownerId, tx) {
    await lockApplicationOf(context, ownerId, tx);
    const record = await loadOwn(context, principal, ownerId, tx);
    if (!record) return { code: 'not_yours', message: '只能由学生本人操作' };
    const decision = decideRequest(record.state, { type: 'edit' }, principal, record.facts);
    return decision.allowed ? null : decision.reason;
  },
});

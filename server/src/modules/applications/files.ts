import { decideApplication } from '@yuanhang/domain';
import type { Owner } from '../attachments';
import type { Context } from './context';
import { hold, loadRecord } from './load';
import { anyScope } from './scope';

/** Who may read and change the files of an application. */
export const applicationFiles = (context: Context): Owner => ({
  async requirement(ownerId, key, tx) {
    const record = await loadRecord(context, ownerId, tx);
    // While supplements are asked for, only those can be added or changed.
    const asked = record?.supplement?.items ?? record?.terms.requirements;
    return asked?.find((r) => r.key === key && r.phase === 'application') ?? null;
  },

  async mayRead(principal, ownerId) {
    const scope = anyScope(principal);
    const row = await context.database.first(
      `SELECT a.id FROM applications a WHERE a.id = :ownerId AND a.deleted_at IS NULL AND ${scope.where}`,
      { ownerId, ...scope.values },
    );
    return row !== null;
  },

  async mayChange(principal, ownerId, tx) {
    await hold(context, ownerId, tx);
    const record = await loadRecord(context, ownerId, tx);
    if (!record) return { code: 'not_yours', message: '只能由学生本人操作' };
    const decision = decideApplication(record.state, { type: 'attach' }, principal, record.facts);
    return decision.allowed ? null : decision.reason;
  },
});

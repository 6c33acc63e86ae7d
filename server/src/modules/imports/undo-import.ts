import { importLimits, type ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { dayMilliseconds } from '@yuanhang/domain';
import { fromJson, isDuplicate, type RowOf, type Tx } from '../../platform/database';
import { AppError, refused } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { RegisterStep, RegisterValues } from '../identity';
import type { ImportsContext } from './context';
import { Import, ImportChange } from './model';

/** Until when an import of this time can be undone. */
export const undoableUntil = (at: Date): Date => new Date(at.getTime() + importLimits.undoDays * dayMilliseconds);

/**
 * Takes an import of students back, but for students who were edited or used since. Throws `not_found`, and
 * `not_allowed_now` for an import that was undone, is too old, or has no old values.
 */
export async function undoImport(
  context: ImportsContext,
  by: Principal,
  id: string,
  tx: Tx,
): Promise<ResponseOf<typeof importSchemas.undo>> {
  const { database, clock, audit, identity } = context;
  await identity.register.lock(tx);
  const entry = await database.model(Import).findOne({ where: { id }, transaction: tx });
  if (!entry) throw new AppError('not_found');
  const now = clock.now();
  if (entry.undoneAt !== null) throw refused({ code: 'already_undone', message: '这次导入已经撤销过' });
  if (entry.kind !== 'students') throw refused({ code: 'not_undoable', message: '只有学生的导入可以撤销' });
  if (now >= undoableUntil(entry.at))
    throw refused({ code: 'undo_expired', message: `导入超过 ${importLimits.undoDays} 天后不能撤销` });
  const steps = await stepsOf(context, id, tx);
  const { undone, kept } = await identity.register
    .undo(steps, (ids, inside) => namedElsewhere(context, ids, inside), tx)
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw refused({ code: 'account_taken', message: '有原来的统一认证账号现在属于另一个人，不能撤销' });
    });
  await entry.update({ undoneAt: now, undoneByName: by.name }, { transaction: tx });
  await database.model(ImportChange).destroy({ where: { importId: id }, transaction: tx });
  const detail = `${entry.fileName} · 恢复 ${undone}，保留 ${kept.length}`;
  const actor = { id: by.userId, role: 'admin' } as const;
  await audit.record(tx, { actor, action: 'undo_import', subject: { type: 'import', id }, detail });
  const items = kept
    .toSorted((one, other) => (one.studentNumber < other.studentNumber ? -1 : 1))
    .slice(0, importLimits.problems);
  return {
    undone,
    kept: {
      total: kept.length,
      items: items.map(({ studentNumber: key, name, reason }) => ({ key, name, reason })),
    },
  };
}

type ChangeRow = Pick<RowOf<ImportChange>, 'user_id' | 'before_values' | 'after_values'>;

async function stepsOf({ database }: ImportsContext, importId: string, tx: Tx): Promise<RegisterStep[]> {
  const rows = await database.select<ChangeRow>(
    'SELECT user_id, before_values, after_values FROM import_changes WHERE import_id = :importId',
    { importId },
    tx,
  );
  return rows.map(({ user_id: userId, before_values: before, after_values: after }) => ({
    userId,
    before: before === null ? null : fromJson<RegisterValues>(before),
    after: fromJson<RegisterValues>(after),
  }));
}

/** Those of the students about whom another module has a record. */
async function namedElsewhere(
  { database }: ImportsContext,
  ids: readonly string[],
  tx: Tx,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await database.select<{ id: string }>(
    `SELECT student_id AS id FROM applications WHERE student_id IN (:ids)
     UNION SELECT student_id FROM late_entry_passes WHERE student_id IN (:ids)
     UNION SELECT recipient_id FROM messages WHERE recipient_id IN (:ids)`,
    { ids },
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

import { createHash } from 'node:crypto';
import { type ImportKind, importKindLabels, importLimits, type ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { safeFileName } from '@yuanhang/domain';
import { isDuplicate, newId, type Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ImportsContext } from './context';
import { Import } from './model';
import { type Counted, type ImportFile, nothing, type Outcome, prepareImport } from './prepare';

type Report = ResponseOf<typeof importSchemas.run>;

/** Thrown to roll the transaction back, when the rows were only checked or have problems. */
class CheckedOnly extends Error {
  constructor(readonly outcome: Outcome) {
    super('checked only');
  }
}

/**
 * Checks or applies a file, completely or not at all. With `apply` false, or with problems, nothing is written.
 * Throws `file_content_mismatch`, `file_too_large`.
 */
export async function runImport(
  context: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  apply: boolean,
): Promise<Report> {
  const work = await prepareImport(context, by, kind, file);
  const outcome = await context.database
    .transaction(async (tx) => {
      const done = await work(tx);
      if (!apply || done.problems.length > 0) throw new CheckedOnly(done);
      await note(context, by, kind, file, done.count, tx);
      return done;
    })
    .catch((error: unknown): Outcome => {
      if (error instanceof CheckedOnly) return error.outcome;
      if (!isDuplicate(error)) throw error;
      const problem = { row: 0, column: '统一认证账号', message: '有账号已属于另一个人' };
      return { rows: 0, count: nothing, problems: [problem] };
    });
  return {
    applied: apply && outcome.problems.length === 0,
    rows: outcome.rows,
    ...outcome.count,
    problems: [...outcome.problems]
      .sort((one, other) => one.row - other.row)
      .slice(0, importLimits.problems)
      .map((problem) => ({ ...problem })),
  };
}

/** Records the import and the actor. */
async function note(
  { database, clock, audit }: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  count: Counted,
  tx: Tx,
): Promise<void> {
  const id = newId();
  const fileName = safeFileName(file.fileName);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const row = { id, kind, fileName, sha256, byId: by.userId, byName: by.name, at: clock.now(), ...count };
  await database.model(Import).create(row, { transaction: tx });
  const detail = `${importKindLabels[kind]} · ${fileName} · 新增 ${count.created}，更新 ${count.updated}`;
  const actor = { id: by.userId, role: 'admin' } as const;
  await audit.record(tx, { actor, action: 'import', subject: { type: 'import', id }, detail });
}

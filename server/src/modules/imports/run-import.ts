import { createHash } from 'node:crypto';
import { type ImportKind, importKindLabels, importLimits, type ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { safeFileName } from '@yuanhang/domain';
import { isDuplicate, newId, type Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ImportsContext } from './context';
import { rememberMapping } from './mappings';
import { Import, ImportChange, type Mapping } from './model';
import { type Outcome, type Prepared, type Run, refused } from './outcome';
import { prepareImport } from './prepare';
import type { ImportFile, RowProblem } from './read-file';

type Report = ResponseOf<typeof importSchemas.run>;

/** Thrown to roll the transaction back, when the rows were only checked or have problems. */
class CheckedOnly extends Error {
  constructor(readonly outcome: Outcome) {
    super('checked only');
  }
}

/**
 * Checks or applies a file, completely or not at all. With `apply` false, or with problems, nothing is written.
 * Throws `file_content_mismatch`, `file_locked`, `file_too_large`.
 */
export async function runImport(
  context: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  run: Run,
): Promise<Report> {
  const prepared = await prepareImport(context, by, kind, file, run.mapping);
  const outcome = await outcomeOf(context, prepared, run, async (done, tx) => {
    await note(context, by, kind, file, done, tx);
    const heads = prepared.file.columns.map(({ head }) => head);
    if (run.mapping) await rememberMapping(context, kind, heads, run.mapping, tx);
  });
  return {
    applied: run.apply && outcome.problems.length === 0,
    rows: prepared.file.rows.length,
    ...outcome.count,
    ...outcome.preview,
    ...describe(prepared),
    problemCount: outcome.problems.length,
    problems: sorted(prepared, outcome.problems).slice(0, importLimits.problems),
  };
}

/** All problems of a file, by row, with the file as it was read. Writes nothing. Throws like `runImport`. */
export async function checkedFile(
  context: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  mapping: Mapping | null,
): Promise<Pick<Prepared, 'file'> & Pick<Outcome, 'problems'>> {
  const prepared = await prepareImport(context, by, kind, file, mapping);
  const { problems } = await outcomeOf(context, prepared, { apply: false, page: 0, mapping }, async () => undefined);
  return { file: prepared.file, problems: sorted(prepared, problems) };
}

/** By row, then in the order of the template's columns. */
function sorted({ columns }: Prepared, problems: readonly RowProblem[]): RowProblem[] {
  const order = new Map(columns.map(({ head }, index) => [head, index]));
  const orderOf = ({ column }: RowProblem) => order.get(column) ?? -1;
  return problems.toSorted((one, other) => one.row - other.row || orderOf(one) - orderOf(other));
}

function outcomeOf(
  { database, identity }: ImportsContext,
  { check, work }: Prepared,
  run: Run,
  applied: (done: Outcome, tx: Tx) => Promise<void>,
): Promise<Outcome> {
  if (check && !run.apply) return check(run.page);
  return database
    .transaction(async (tx) => {
      // One at a time: of two that add the same rows, the later one finds them and reports them as unchanged.
      if (run.apply) await identity.register.lock(tx);
      const done = await work(tx, run);
      if (!run.apply || done.problems.length > 0) throw new CheckedOnly(done);
      await applied(done, tx);
      return done;
    })
    .catch((error: unknown): Outcome => {
      if (error instanceof CheckedOnly) return error.outcome;
      if (!isDuplicate(error)) throw error;
      return refused([{ row: 0, column: '统一认证账号', message: '有账号已属于另一个人' }]);
    });
}

/** How the file was read, and what of it is not used. */
function describe({ file, columns }: Prepared) {
  const used = new Set(file.columns.map(({ column }) => column?.key));
  return {
    sheet: file.sheet,
    otherSheets: [...file.otherSheets],
    columns: file.columns
      .filter(({ head }) => head !== '')
      .map(({ head, column }) => ({ head, field: column?.head ?? null })),
    fields: columns.map(({ key, head }) => ({ key, head })),
    untouched: columns.filter(({ key }) => !used.has(key)).map(({ head }) => head),
    skipped: file.skipped.slice(0, importLimits.skipped).map((line) => ({ ...line })),
  };
}

/** Records the import, the actor, and what an undo needs. */
async function note(
  { database, clock, audit }: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  { count, steps = [] }: Outcome,
  tx: Tx,
): Promise<void> {
  const id = newId();
  const fileName = safeFileName(file.fileName);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const row = { id, kind, fileName, sha256, byId: by.userId, byName: by.name, at: clock.now(), ...count };
  await database.model(Import).create(row, { transaction: tx });
  const changes = steps.map(({ userId, before, after }) => ({
    ...{ id: `${id}:${userId}`, importId: id, userId },
    beforeValues: before,
    afterValues: after,
  }));
  await database.addAll(ImportChange, changes, tx);
  const detail = `${importKindLabels[kind]} · ${fileName} · 新增 ${count.created}，更新 ${count.updated}`;
  const actor = { id: by.userId, role: 'admin' } as const;
  await audit.record(tx, { actor, action: 'import', subject: { type: 'import', id }, detail });
}

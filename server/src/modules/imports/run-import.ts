import { createHash } from 'node:crypto';
import { type ImportKind, importKindLabels, importLimits, type ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { safeFileName } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import {
  type Database,
  decodeCursor,
  isDuplicate,
  newId,
  pageOf,
  type RowOf,
  type Tx,
  toInstant,
} from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import { type Column, importFiles } from './columns';
import { Import } from './model';
import { headOf, type RowProblem, readFile } from './read-file';

export interface ImportsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly identity: Identity;
}
type Report = ResponseOf<typeof importSchemas.run>;
interface Counted {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
/** What applying the rows did, or what is wrong with them. */
interface Outcome {
  readonly count: Counted;
  readonly problems: readonly RowProblem[];
  readonly rows: number;
}
type EntryRow = Omit<RowOf<Import>, 'by_id'>;
const nothing: Counted = { created: 0, updated: 0, unchanged: 0 };

/** Thrown to roll the transaction back: the rows were only checked, or have problems. */
class CheckedOnly extends Error {
  constructor(readonly outcome: Outcome) {
    super('checked only');
  }
}

/** A problem of a row, named by its row in the file and the head of its column. */
const problemAt = (
  rows: readonly { readonly row: number }[],
  columns: readonly Column[],
  { index, field, message }: { readonly index: number; readonly field: string; readonly message: string },
): RowProblem => ({ row: rows[index]?.row ?? 0, column: headOf(columns, field), message });

/** Imports files of students, colleges and staff. A file is checked or applied, and applied whole or not at all. */
export function createImports({ database, clock, audit, identity }: ImportsDeps) {
  /** Reads a file and returns the work that writes its rows. */
  async function prepare(
    kind: ImportKind,
    file: { fileName: string; bytes: Buffer },
  ): Promise<(tx: Tx) => Promise<Outcome>> {
    if (kind === 'colleges') {
      const { rows, problems } = await readFile(file, importFiles.colleges.columns, importFiles.colleges.schema);
      const firstRows = new Map(rows.toReversed().map(({ row, value }) => [value.code, row]));
      const twice = rows
        .filter(({ row, value }) => firstRows.get(value.code) !== row)
        .map(({ row }) => ({ row, column: '学院代码', message: '学院代码在文件中重复' }));
      const found = [...problems, ...twice];
      return async (tx) => ({
        rows: rows.length,
        problems: found,
        count:
          found.length > 0
            ? nothing
            : await identity.register.upsertColleges(
                rows.map(({ value }) => value),
                tx,
              ),
      });
    }
    if (kind === 'staff') {
      const { rows, problems } = await readFile(file, importFiles.staff.columns, importFiles.staff.schema);
      return async (tx) => {
        const staff = rows.map(({ value }) => value);
        const wrong = await identity.staffRegister.problemsOf(staff, tx);
        const found = [...problems, ...wrong.map((problem) => problemAt(rows, importFiles.staff.columns, problem))];
        return {
          rows: rows.length,
          problems: found,
          count: found.length > 0 ? nothing : await identity.staffRegister.upsertStaff(staff, tx),
        };
      };
    }
    const { columns, schema } = importFiles.students;
    const { rows, problems } = await readFile(file, columns, schema);
    return async (tx) => {
      const students = rows.map(({ value }) => value);
      const wrong = await identity.register.problemsOf(students, tx);
      const found = [...problems, ...wrong.map((problem) => problemAt(rows, columns, problem))];
      return {
        rows: rows.length,
        problems: found,
        count: found.length > 0 ? nothing : await identity.register.upsertStudents(students, tx),
      };
    };
  }

  async function note(
    by: Principal,
    kind: ImportKind,
    file: { fileName: string; bytes: Buffer },
    count: Counted,
    tx: Tx,
  ) {
    const id = newId();
    const fileName = safeFileName(file.fileName);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const row = { id, kind, fileName, sha256, byId: by.userId, byName: by.name, at: clock.now(), ...count };
    await database.model(Import).create(row, { transaction: tx });
    const detail = `${importKindLabels[kind]} · ${fileName} · 新增 ${count.created}，更新 ${count.updated}`;
    const actor = { id: by.userId, role: 'admin' } as const;
    await audit.record(tx, { actor, action: 'import', subject: { type: 'import', id }, detail });
  }

  return {
    /** Checks or applies a file. With `apply` false, or with problems, nothing is written. Throws `file_content_mismatch`, `file_too_large`. */
    async run(
      by: Principal,
      kind: ImportKind,
      file: { fileName: string; bytes: Buffer },
      apply: boolean,
    ): Promise<Report> {
      const work = await prepare(kind, file);
      const outcome = await database
        .transaction(async (tx) => {
          const done = await work(tx);
          if (!apply || done.problems.length > 0) throw new CheckedOnly(done);
          await note(by, kind, file, done.count, tx);
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
    },

    /** The imports that were applied, newest first. */
    async list({
      cursor,
      limit = 30,
    }: z.output<typeof importSchemas.list.query>): Promise<ResponseOf<typeof importSchemas.list>> {
      const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
      const rows = await database.select<EntryRow>(
        `SELECT seq, id, kind, file_name, sha256, by_name, at, created, updated, unchanged FROM imports
         ${before === null ? '' : 'WHERE seq < :before'} ORDER BY seq DESC LIMIT :rows`,
        { before, rows: limit + 1 },
      );
      return pageOf(
        rows,
        limit,
        (row) => [Number(row.seq)],
        ({ id, kind, file_name, sha256, by_name, at, created, updated, unchanged }) => ({
          id,
          kind,
          fileName: file_name,
          sha256,
          by: by_name,
          at: toInstant(at),
          created,
          updated,
          unchanged,
        }),
      );
    },
  };
}
export type Imports = ReturnType<typeof createImports>;

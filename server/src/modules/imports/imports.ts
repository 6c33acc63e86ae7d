import { createHash } from 'node:crypto';
import type { ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import { safeFileName } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type Database, decodeCursor, isDuplicate, newId, pageOf, type Tx, toInstant } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import { type ImportKind, importFiles } from './columns';
import { headOf, type RowProblem, readFile } from './read-file';
import { staffRows } from './staff-rows';

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
/** What applying the rows would do, or what is wrong with them; writes in `tx`. */
interface Outcome {
  readonly count: Counted;
  readonly problems: readonly RowProblem[];
  readonly rows: number;
}
interface EntryRow extends Counted {
  readonly seq: number;
  readonly id: string;
  readonly kind: ImportKind;
  readonly file_name: string;
  readonly sha256: string;
  readonly by_name: string;
  readonly at: string | Date;
}
const shownProblems = 200;
const nothing: Counted = { created: 0, updated: 0, unchanged: 0 };

/** Ends a transaction whose work was only a rehearsal. */
class Rehearsed extends Error {
  constructor(readonly outcome: Outcome) {
    super('rehearsed');
  }
}

/** Files of students, colleges and staff: rehearsed or applied, all of it or nothing. */
export function createImports({ database, clock, audit, identity }: ImportsDeps) {
  const staff = staffRows(database, clock);

  /** Reads a file, and answers with the work that would write it. */
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
        const found = [...problems, ...(await staff.problemsOf(rows, tx))];
        return { rows: rows.length, problems: found, count: found.length > 0 ? nothing : await staff.upsert(rows, tx) };
      };
    }
    const { columns, schema } = importFiles.students;
    const { rows, problems } = await readFile(file, columns, schema);
    return async (tx) => {
      const students = rows.map(({ value }) => value);
      const wrong = await identity.register.problemsOf(students, tx);
      const found = [
        ...problems,
        ...wrong.map(({ index, field, message }) => ({
          row: rows[index]?.row ?? 0,
          column: headOf(columns, field),
          message,
        })),
      ];
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
    const row = {
      id,
      kind,
      file_name: fileName,
      sha256,
      by_id: by.userId,
      by_name: by.name,
      at: clock.now(),
      ...count,
    };
    await database.insert('imports', row, tx);
    const detail = `${importFiles[kind].title} · ${fileName} · 新增 ${count.created}，更新 ${count.updated}`;
    const actor = { id: by.userId, role: 'admin' } as const;
    await audit.record(tx, { actor, action: 'import', subject: { type: 'import', id }, detail });
  }

  return {
    /** With `apply` false, or with problems, nothing is written. Throws `file_content_mismatch`, `file_too_large`. */
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
          if (!apply || done.problems.length > 0) throw new Rehearsed(done);
          await note(by, kind, file, done.count, tx);
          return done;
        })
        .catch((error: unknown): Outcome => {
          if (error instanceof Rehearsed) return error.outcome;
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
          .slice(0, shownProblems)
          .map((problem) => ({ ...problem })),
      };
    },

    /** What was applied, newest first. */
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

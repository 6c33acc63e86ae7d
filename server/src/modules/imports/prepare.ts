import type { ImportKind } from '@yuanhang/contract';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { type Column, importFiles } from './columns';
import type { ImportsContext } from './context';
import { headOf, type RowProblem, readFile } from './read-file';

export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}
/** The number of rows created, changed and unchanged. */
export interface Counted {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
/** The result of applying the rows, or their problems. */
export interface Outcome {
  readonly count: Counted;
  readonly problems: readonly RowProblem[];
  readonly rows: number;
}
/** A problem of the row at `index` of the rows that were read. */
interface IndexedProblem {
  readonly index: number;
  readonly field: string;
  readonly message: string;
}
export const nothing: Counted = { created: 0, updated: 0, unchanged: 0 };

/** Reads a file and returns the work that writes its rows, by the commands of the module that owns them. */
export async function prepareImport(
  { identity }: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
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
              by,
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
      const at = (problem: IndexedProblem) => problemAt(rows, importFiles.staff.columns, problem);
      const found = [...problems, ...wrong.map(at)];
      if (found.length > 0) return { rows: rows.length, problems: found, count: nothing };
      const { count, problems: refused } = await identity.staffRegister.upsertStaff(by, staff, tx);
      return { rows: rows.length, problems: refused.map(at), count: refused.length > 0 ? nothing : count };
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

/** A problem of a row, with its row number in the file and the heading of its column. */
const problemAt = (
  rows: readonly { readonly row: number }[],
  columns: readonly Column[],
  { index, field, message }: IndexedProblem,
): RowProblem => ({ row: rows[index]?.row ?? 0, column: headOf(columns, field), message });

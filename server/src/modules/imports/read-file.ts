import { importLimits } from '@yuanhang/contract';
import type { z } from 'zod';
import { brokenTexts } from '../../platform/broken-texts';
import { readRows } from '../../platform/sheets';
import type { Column } from './columns';

export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
export interface FileRows<T> {
  readonly rows: readonly { readonly row: number; readonly value: T }[];
  readonly problems: readonly RowProblem[];
}
/** Including the row of headings. */
const maxRows = importLimits.rows + 1;

/** The rows of a file, parsed by the schema. Problems contain the row number and the heading of the column. */
export async function readFile<S extends z.ZodType>(
  file: { readonly fileName: string; readonly bytes: Buffer },
  columns: readonly Column[],
  schema: S,
): Promise<FileRows<z.output<S>>> {
  let at: readonly (Column | null)[] | null = null;
  const rows: { row: number; value: z.output<S> }[] = [];
  const problems: RowProblem[] = [];
  for await (const { row, cells } of readRows(file.fileName, file.bytes, maxRows)) {
    if (at === null) {
      at = cells.map((head) => columns.find((column) => column.head === head.replace(/[*＊\s]/g, '')) ?? null);
      problems.push(...headProblems(row, cells, at, columns));
      if (problems.length > 0) break;
      continue;
    }
    const given = Object.fromEntries(
      at.flatMap((column, index) => {
        const cell = cells[index] ?? '';
        if (!column || (cell === '' && !column.required)) return [];
        return [[column.key, column.read ? column.read(cell) : cell]];
      }),
    );
    const broken = brokenTexts(given);
    const parsed = schema.safeParse(withEmpty(given, columns));
    if (broken.length > 0)
      problems.push(...broken.map(({ field, message }) => ({ row, column: headOf(columns, field), message })));
    else if (parsed.success) rows.push({ row, value: parsed.data });
    else
      problems.push(
        ...parsed.error.issues.map(({ path, message }) => ({ row, column: headOf(columns, path[0]), message })),
      );
  }
  if (at === null) problems.push({ row: 1, column: '', message: '文件是空的' });
  return { rows, problems };
}

function headProblems(
  row: number,
  cells: readonly string[],
  at: readonly (Column | null)[],
  columns: readonly Column[],
): RowProblem[] {
  const unknown = cells.filter((head, index) => head !== '' && at[index] === null);
  const missing = columns.filter((column) => column.required && !at.includes(column));
  const twice = columns.filter((column) => at.indexOf(column) !== at.lastIndexOf(column));
  return [
    ...unknown.map((head) => ({ row, column: head.slice(0, 40), message: '不认识这一列' })),
    ...missing.map(({ head }) => ({ row, column: head, message: '缺少这一列' })),
    ...twice.map(({ head }) => ({ row, column: head, message: '这一列出现了两次' })),
  ];
}

/** The schema requires a grade point average, but the column may be missing; it is then empty. */
const withEmpty = (given: Readonly<Record<string, string>>, columns: readonly Column[]) =>
  columns.some(({ key }) => key === 'gpa') ? { gpa: '', ...given } : given;

export const headOf = (columns: readonly Column[], key: unknown): string =>
  columns.find((column) => column.key === key)?.head ?? '';

import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type ImportKind, importKindLabels } from '@yuanhang/contract';
import type { Principal } from '../../platform/http';
import { type Cell, writeRows } from '../../platform/sheets';
import type { ImportsContext } from './context';
import type { Mapping } from './model';
import type { FileRows, ImportFile, RowProblem } from './read-file';
import { checkedFile } from './run-import';

const problemHead = '导入问题';

/**
 * The rows of a file as a sheet with one more column: the problems of each row, none left out. Corrected, it can be
 * imported. Throws like `runImport`.
 */
export async function problemSheet(
  context: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  mapping: Mapping | null,
): Promise<{ fileName: string; bytes: Buffer }> {
  const checked = await checkedFile(context, by, kind, file, mapping);
  const { headRow, sheetRows } = checked.file;
  const heads = sheetRows.find(({ row }) => row === headRow)?.cells ?? [];
  const ofFile = checked.problems.filter(({ row }) => row <= headRow);
  const lastHead = [problemHead, ...ofFile.map(textOf)].join('：');
  const columns = [...heads, lastHead].map((head, at) => ({ head, width: at === heads.length ? 60 : 16 }));
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    writeRows(out, importKindLabels[kind], columns, rowsOf(checked.file, checked.problems, heads.length)),
  ]);
  return { fileName: `${importKindLabels[kind]}导入问题.xlsx`, bytes };
}

async function* rowsOf(
  { sheetRows, headRow }: FileRows<unknown>,
  problems: readonly RowProblem[],
  width: number,
): AsyncGenerator<readonly Cell[]> {
  const byRow = new Map<number, string[]>();
  for (const problem of problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), textOf(problem)]);
  for (const { row, cells } of sheetRows) {
    if (row <= headRow) continue;
    const filled = Array.from({ length: width }, (_, index) => cells[index] ?? '');
    yield [...filled, (byRow.get(row) ?? []).join('；')];
  }
}

const textOf = ({ column, message }: RowProblem): string => (column === '' ? message : `${column}：${message}`);

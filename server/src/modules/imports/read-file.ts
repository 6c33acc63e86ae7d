import { setImmediate } from 'node:timers/promises';
import { importLimits } from '@yuanhang/contract';
import type { z } from 'zod';
import { brokenTexts } from '../../platform/broken-texts';
import { findHead, headScore, readSheet, type SheetRow } from '../../platform/sheets';
import { type CellReading, flawOf, plainCell, positionOf } from './cell';
import type { Column } from './columns';
import { dateReader } from './dates';
import { type FileColumn, mapColumns, plainHeads } from './map-columns';
import type { Mapping } from './model';

export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}
/** What a file says, and which parts of it are not used. */
export interface FileRows<T> {
  readonly rows: readonly { readonly row: number; readonly value: T }[];
  readonly problems: readonly RowProblem[];
  readonly sheet: string;
  readonly otherSheets: readonly string[];
  /** The row of the headings; 0 when there is none. */
  readonly headRow: number;
  readonly columns: readonly FileColumn[];
  /** Rows below the headings that hold no data, such as a total. */
  readonly skipped: readonly { readonly row: number; readonly text: string }[];
  /** The rows as they stand in the file, headings and titles included. */
  readonly sheetRows: readonly SheetRow[];
}
/** Including the row of headings. */
const maxRows = importLimits.rows + 1;
/** Rows between two answers of the server to other requests. */
const batchRows = 200;
/** The beginning of a row below the data. */
const totals =
  /^(合计|总计|小计|共计|总数|总人数|合共|注|备注|说明|填表说明|填写说明|填表人|制表人?|审核人?|经办人|负责人|total)([:：\s\d(（]|$)/i;

export type MappingOf = (heads: readonly string[]) => Promise<Mapping>;

/** What the reading of a file depends on besides its columns. */
export interface ReadOptions {
  readonly today: Date;
  /** How columns with these headings are assigned by hand. */
  readonly mappingOf?: MappingOf;
  /** Reads the cells of columns by what is stored, by the key of the column. */
  readonly readers?: Readonly<Record<string, (cell: string) => CellReading>>;
}

/** The rows of a file, parsed by the schema. Problems contain the row number and the heading of the column. */
export async function readFile<S extends z.ZodType>(
  file: ImportFile,
  columns: readonly Column[],
  schema: S,
  options: ReadOptions,
): Promise<FileRows<z.output<S>>> {
  const heads = plainHeads(columns);
  const sheet = await readSheet({ fileName: file.fileName, maxRows, heads }, file.bytes);
  const sheetRows: SheetRow[] = [];
  for await (const row of sheet.rows) sheetRows.push(row);
  const known = new Set(heads);
  const head = sheetRows.find(({ row }) => row === (findHead(sheetRows, known)?.row ?? sheetRows[0]?.row));
  const about = { sheet: sheet.name, otherSheets: sheet.others, sheetRows };
  const nothing = { ...about, rows: [], skipped: [], columns: [], headRow: 0 };
  if (!head) return { ...nothing, problems: [{ row: 1, column: '', message: '文件是空的' }] };
  const { file: fileColumns, twice } = mapColumns(head.cells, columns, await options.mappingOf?.(head.cells));
  const wrong = [
    ...missingColumns(fileColumns, columns).map(({ head: name }) => ({
      row: head.row,
      column: name,
      message: `缺少这一列。表头应在前 15 行内，写作“${name}”`,
    })),
    ...twice.map(({ head: name }) => ({ row: head.row, column: name, message: '这一列出现了两次' })),
  ];
  if (wrong.length > 0) return { ...nothing, columns: fileColumns, headRow: head.row, problems: wrong };
  const below = sheetRows.slice(sheetRows.indexOf(head) + 1);
  const data: SheetRow[] = [];
  const skipped: { row: number; text: string }[] = [];
  for (const [count, sheetRow] of below.entries()) {
    if (count % batchRows === batchRows - 1) await setImmediate();
    const text = firstText(sheetRow.cells);
    if (totals.test(text)) skipped.push({ row: sheetRow.row, text: text.slice(0, 60) });
    else if (isData(sheetRow, fileColumns, known)) data.push(sheetRow);
  }
  const parsed = await parseRows(data, fileColumns, schema, options);
  return { ...about, ...parsed, skipped, columns: fileColumns, headRow: head.row };
}

/** The first text of a row, without the spaces of `合　计`. */
const firstText = (cells: readonly string[]): string => (cells.find((cell) => cell !== '') ?? '').replace(/\s/g, '');

const missingColumns = (file: readonly FileColumn[], columns: readonly Column[]): readonly Column[] =>
  columns.filter((column) => column.required && !file.some((one) => one.column === column));

/** Whether a row below the headings, which is no total, holds data: no repeated headings, not only a running number. */
function isData({ cells, flaws }: SheetRow, file: readonly FileColumn[], heads: ReadonlySet<string>): boolean {
  const used = file.filter(({ column }) => column !== null).length;
  if (used > 1 && headScore(cells, heads) >= used) return false;
  return file.some(({ column }, index) => column !== null && (Boolean(cells[index]) || flaws?.[index] !== undefined));
}

async function parseRows<S extends z.ZodType>(
  data: readonly SheetRow[],
  file: readonly FileColumn[],
  schema: S,
  options: ReadOptions,
): Promise<Pick<FileRows<z.output<S>>, 'rows' | 'problems'>> {
  const imported = file.flatMap(({ column }, index) => (column ? [{ column, index }] : []));
  const used = await Promise.all(
    imported.map(async ({ column, index }) => ({ column, read: await readerOf(column, index) })),
  );
  const rows: { row: number; value: z.output<S> }[] = [];
  const problems: RowProblem[] = [];
  for (const [count, sheetRow] of data.entries()) {
    if (count % batchRows === batchRows - 1) await setImmediate();
    const { row } = sheetRow;
    const given: Record<string, string> = {};
    const found: RowProblem[] = [];
    for (const { column, read } of used) {
      const reading = read(sheetRow);
      if ('problem' in reading) found.push({ row, column: column.head, message: reading.problem });
      else if (reading.value !== '' || column.required || column.clears) given[column.key] = reading.value;
    }
    for (const { field, message } of brokenTexts(given)) found.push({ row, column: headOf(used, field), message });
    const parsed = schema.safeParse(given);
    if (parsed.success && found.length === 0) rows.push({ row, value: parsed.data });
    const faulty = new Set(found.map(({ column }) => column));
    for (const { path, message } of parsed.error?.issues ?? []) {
      const column = headOf(used, path[0]);
      if (faulty.has(column)) continue;
      const value = given[String(path[0])];
      found.push({ row, column, message: value ? `${message}（现为“${value.slice(0, 60)}”）` : message });
    }
    problems.push(...found);
  }
  return { rows, problems };

  async function readerOf(column: Column, index: number): Promise<(row: SheetRow) => CellReading> {
    const textOf = ({ cells }: SheetRow) => plainCell(column.kind, cells[index] ?? '');
    const readDate = column.kind === 'date' ? await dateReader(textsOf(data, textOf), options.today) : null;
    return (row) => {
      const text = textOf(row);
      const position = positionOf(index, row.row);
      const flaw = flawOf(position, text, row.flaws?.[index]);
      if (flaw !== null) return { problem: flaw };
      if (readDate && text !== '') return readDate(position, text);
      return options.readers?.[column.key]?.(text) ?? { value: column.read ? column.read(text) : text };
    };
  }
}

async function* textsOf(data: readonly SheetRow[], textOf: (row: SheetRow) => string): AsyncGenerator<string> {
  for (const [count, row] of data.entries()) {
    if (count % batchRows === batchRows - 1) await setImmediate();
    yield textOf(row);
  }
}

const headOf = (used: readonly { readonly column: Column }[], key: unknown): string =>
  used.find(({ column }) => column.key === key)?.column.head ?? '';

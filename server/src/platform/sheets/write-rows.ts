import type { Writable } from 'node:stream';
import { stream } from '@protobi/exceljs';

/** A text, a number, or nothing. A text is written as a text whatever it begins with: it never becomes a formula. */
export type Cell = string | number | null;
export interface SheetColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
}

/**
 * Writes a sheet row by row, so that its size does not matter; how many rows were written. A row is on its way before
 * the next is asked for.
 */
export async function writeRows(
  out: Writable,
  title: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<number> {
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width }));
  let count = 0;
  for await (const row of rows) {
    sheet.addRow([...row]).commit();
    count += 1;
    if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve));
  }
  sheet.commit();
  await book.commit();
  return count;
}

import type { Writable } from 'node:stream';
import { stream } from '@protobi/exceljs';

/** A text, a number, the value of a date cell, or nothing. A text is always written as text and never becomes a formula. */
export type Cell = string | number | Date | null;
export interface SheetColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  /** How dates of the column are shown; they stay values that can be sorted and counted. */
  readonly shows?: 'day' | 'minute';
}
const dateFormats = { day: 'yyyy-mm-dd', minute: 'yyyy-mm-dd hh:mm' } as const;

/** Waits until more can be written. Throws when the reader has disconnected. */
async function hasRoom(out: Writable): Promise<void> {
  if (out.writableNeedDrain) {
    await new Promise<void>((resolve) => {
      const settle = () => {
        out.off('drain', settle).off('close', settle);
        resolve();
      };
      out.on('drain', settle).on('close', settle);
    });
  }
  if (out.destroyed) throw new Error('the reader of a sheet has left');
}

/**
 * Writes a sheet with a frozen head row and a filter for each column, row by row, so that memory does not depend on its size; returns the number of rows. Each row is sent
 * before the next one is read.
 */
export async function writeRows(
  out: Writable,
  title: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<number> {
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width, shows }) => ({
    header: head,
    width,
    style: shows === undefined ? {} : { numFmt: dateFormats[shows] },
  }));
  let count = 0;
  for await (const row of rows) {
    sheet.addRow([...row]).commit();
    count += 1;
    await hasRoom(out);
  }
  if (columns.length > 0)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: columns.length } };
  sheet.commit();
  await book.commit();
  return count;
}

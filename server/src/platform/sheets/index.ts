import type { Writable } from 'node:stream';
import type { Cell, SheetColumn } from './write-rows';

export { findHead, headScore, plainHead } from './heads';
export { readSheet } from './read-sheet';
export type { CellFlaw, SheetRow } from './sheet-row';
export type { Cell, SheetColumn } from './write-rows';

/** `writeRows`, loaded with the first written sheet, to keep the server's start fast. */
export async function writeRows(
  out: Writable,
  title: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<number> {
  const written = await import('./write-rows.js');
  return written.writeRows(out, title, columns, rows);
}

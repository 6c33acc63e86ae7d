import { contentVerdict } from '../files/content';
import { isLocked } from '../files/locked';
import type { RowsAnswer } from '../files/tasks';
import { csvRows } from './csv-rows';
import type { SheetRow } from './sheet-row';
import { xlsxRows } from './xlsx/rows';

/** A batch is parsed in one go by the server, which must not take noticeable time. */
const batchRows = 200;
const batchCharacters = 100_000;
const maxCharacters = 32 * 1024 * 1024;

class TooManyRows extends Error {}

/**
 * Reads all rows of an XLSX file's first sheet or of a CSV file (UTF-8 or GB18030) into batches of JSON. Empty rows are
 * left out, but count. Runs in a thread (`readRows`), because strangers decide how long it takes.
 */
export async function packRows(fileName: string, bytes: Buffer, maxRows: number): Promise<RowsAnswer> {
  const pack = packer(maxRows);
  try {
    if (isLocked('xlsx', bytes)) return { kind: 'refused', refusal: 'locked' };
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
      if ((await contentVerdict('xlsx', bytes)) !== 'sound') return { kind: 'refused', refusal: 'unreadable' };
      await xlsxRows(bytes, pack.take);
    } else if (fileName.toLowerCase().endsWith('.csv')) await csvRows(bytes, pack.take);
    else return { kind: 'refused', refusal: 'unreadable' };
    return { kind: 'rows', batches: pack.finished() };
  } catch (error) {
    return { kind: 'refused', refusal: error instanceof TooManyRows ? 'too_many_rows' : 'unreadable' };
  }
}

function packer(maxRows: number) {
  const batches: Uint8Array[] = [];
  let rows: SheetRow[] = [];
  let batched = 0;
  let characters = 0;
  let count = 0;
  const flush = () => {
    if (rows.length > 0) batches.push(new TextEncoder().encode(JSON.stringify(rows)));
    characters += batched;
    if (characters > maxCharacters) throw new Error('a sheet of too much text');
    rows = [];
    batched = 0;
  };
  return {
    take(found: SheetRow): void {
      count += 1;
      if (count > maxRows) throw new TooManyRows();
      const cells = found.cells.map((cell) => cell.trim());
      if (cells.every((cell) => cell === '')) return;
      rows.push({ row: found.row, cells });
      batched += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (rows.length >= batchRows || batched >= batchCharacters) flush();
    },
    finished(): readonly Uint8Array[] {
      flush();
      return batches;
    },
  };
}

import { contentVerdict } from '../files/content';
import type { RowsAnswer } from '../files/tasks';
import { readArchive } from '../files/zip';
import { csvRows } from './csv-rows';
import { kindOf } from './kind';
import { type Merge, spreader } from './merges';
import type { RowsQuestion, SheetRow } from './sheet-row';
import { chooseSheet } from './xlsx/choose-sheet';
import { sheetRows } from './xlsx/rows';
import { openWorkbook } from './xlsx/workbook';

/** A batch is parsed in one go by the server, which must not take noticeable time. */
const batchRows = 200;
const batchCharacters = 100_000;
const maxCharacters = 32 * 1024 * 1024;

class TooManyRows extends Error {}

/**
 * Reads all rows of an XLSX file's sheet or of a CSV file into batches of JSON. Empty rows are left out, but count. Runs
 * in a thread (`readSheet`), because strangers decide how long it takes.
 */
export async function packRows({ fileName, maxRows, heads: known }: RowsQuestion, bytes: Buffer): Promise<RowsAnswer> {
  const pack = packer(maxRows);
  const heads = new Set(known);
  try {
    const kind = kindOf(fileName, bytes);
    if (kind === 'csv') {
      await csvRows(bytes, heads, pack.take);
      return { kind: 'rows', sheet: '', others: [], batches: pack.finished() };
    }
    if (kind !== 'xlsx') return { kind: 'refused', refusal: kind };
    if ((await contentVerdict('xlsx', bytes)) !== 'sound') return { kind: 'refused', refusal: 'unreadable' };
    const workbook = await openWorkbook(await readArchive(bytes));
    const { sheet, others } = await chooseSheet(workbook, heads);
    const merges = await sheetRows(workbook, sheet, pack.take);
    return { kind: 'rows', sheet: sheet.name, others, batches: spread(pack.finished(), merges) };
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
    if (rows.length > 0) batches.push(packed(rows));
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
      if (cells.every((cell) => cell === '') && !found.flaws) return;
      rows.push({ ...found, cells });
      batched += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (rows.length >= batchRows || batched >= batchCharacters) flush();
    },
    finished(): readonly Uint8Array[] {
      flush();
      return batches;
    },
  };
}

const packed = (rows: readonly SheetRow[]): Uint8Array => new TextEncoder().encode(JSON.stringify(rows));

/** Unpacks the batches one by one, because merged regions are known only behind the last row. */
function spread(batches: readonly Uint8Array[], merges: readonly Merge[]): readonly Uint8Array[] {
  if (merges.length === 0) return batches;
  const spreadRow = spreader(merges);
  return batches.map((batch) => {
    const rows: readonly SheetRow[] = JSON.parse(new TextDecoder().decode(batch));
    return packed(rows.map(spreadRow));
  });
}

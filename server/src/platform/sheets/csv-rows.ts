import { parse } from 'csv-parse';
import { csvText } from './csv-text';
import { findHead, headRows } from './heads';
import { maxCellLength, maxCells, type SheetRow } from './sheet-row';

const separators = [',', '\t', ';'] as const;
/** Enough for the first rows, in which the headings stand. */
const startLength = 60_000;
/** Excel's own line that names the separator. It is no row of the sheet. */
const separatorLine = /^\ufeff?"?sep=(.)"?\r?\n/i;

/**
 * Calls `take` with each row of a CSV file, empty ones too. The separator is the one that the file names, or the one by
 * which the most known headings are found. Rejects a file that cannot be read.
 */
export async function csvRows(bytes: Buffer, heads: ReadonlySet<string>, take: (row: SheetRow) => void): Promise<void> {
  const text = csvText(bytes);
  const [line = '', named] = separatorLine.exec(text) ?? [];
  const rest = text.slice(line.length);
  await parseRows(rest, named ?? (await separatorOf(rest, heads)), take);
}

async function separatorOf(text: string, heads: ReadonlySet<string>): Promise<string> {
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const rows = await firstRows(text.slice(0, startLength), separator);
    const score = findHead(rows, heads)?.score ?? 0;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The rows until the text breaks off, perhaps in the middle of a quoted cell. */
async function firstRows(text: string, separator: string): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  await parseRows(text, separator, (row) => rows.push(row), headRows).catch(() => undefined);
  return rows;
}

async function parseRows(
  text: string,
  separator: string,
  take: (row: SheetRow) => void,
  last: number | undefined = undefined,
): Promise<void> {
  const parser = parse(text, {
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    // `="00123"` keeps zeros in Excel; its quotes are within the cell.
    relax_quotes: true,
    max_record_size: 100_000,
    ...(last === undefined ? {} : { to: last }),
  });
  let row = 0;
  for await (const record of parser) {
    row += 1;
    const cells: readonly unknown[] = record;
    take({ row, cells: cells.slice(0, maxCells).map((cell) => String(cell).slice(0, maxCellLength)) });
  }
}

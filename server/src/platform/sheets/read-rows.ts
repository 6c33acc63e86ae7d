import { parse } from 'csv-parse';
import { AppError } from '../errors';
import { isGenuineContent } from '../storage';
import type { SheetRow } from './sheet-row';

const maxCells = 60;
const maxCellLength = 2000;
const unreadable = () => new AppError('file_content_mismatch', { message: '文件无法读取，请使用 XLSX 或 CSV' });

/**
 * Reads the rows of an XLSX file's first sheet or of a CSV file (UTF-8 or GB18030), one after another. Throws
 * `file_content_mismatch` for other content, `file_too_large` beyond `maxRows` rows.
 */
export async function* readRows(fileName: string, bytes: Buffer, maxRows: number): AsyncGenerator<SheetRow> {
  const isXlsx = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (isXlsx && !(await isGenuineContent('xlsx', bytes))) throw unreadable();
  if (!isXlsx && !fileName.toLowerCase().endsWith('.csv')) throw unreadable();
  let count = 0;
  for await (const found of readable(isXlsx ? xlsxRows(bytes) : csvRows(bytes))) {
    const cells = found.cells.map((cell) => cell.slice(0, maxCellLength).trim());
    if (cells.every((cell) => cell === '')) continue;
    count += 1;
    if (count > maxRows)
      throw new AppError('file_too_large', { message: `一次最多 ${maxRows - 1} 行，请分成几个文件` });
    yield { row: found.row, cells };
  }
}

/** Any error of a reader means that the file cannot be read. */
async function* readable(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  try {
    yield* rows;
  } catch (error) {
    throw error instanceof AppError ? error : unreadable();
  }
}

/** Loads the XLSX reader with the first such file, to keep the server's start fast. */
async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const { xlsxRows: rowsOf } = await import('./xlsx-rows.js');
  yield* rowsOf(bytes, maxCells);
}

async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const parser = parse(decode(bytes), { relax_column_count: true, bom: true, info: true, max_record_size: 100_000 });
  for await (const { record, info } of parser) yield { row: info.lines, cells: record.slice(0, maxCells).map(String) };
}

/** Excel in China still saves CSV in GB18030. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

import { Readable } from 'node:stream';
import { stream, ValueType } from '@protobi/exceljs';
import { parse } from 'csv-parse';
import { AppError } from '../errors';
import { contentIsTrue } from '../storage';

/** One row of a sheet as text; `row` as the sheet counts, the first is 1. Empty rows are left out. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const maxCells = 60;
const maxCellLength = 2000;
const unreadable = () => new AppError('file_content_mismatch', { message: '文件无法读取，请使用 XLSX 或 CSV' });

/**
 * The rows of an XLSX file's first sheet or of a CSV file (UTF-8 or GB18030), one after another.
 * Throws `file_content_mismatch` for what is neither, `file_too_large` beyond `maxRows` rows.
 */
export async function* readRows(fileName: string, bytes: Buffer, maxRows: number): AsyncGenerator<SheetRow> {
  const isXlsx = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (isXlsx && !(await contentIsTrue('xlsx', bytes))) throw unreadable();
  if (!isXlsx && !fileName.toLowerCase().endsWith('.csv')) throw unreadable();
  let count = 0;
  for await (const found of isXlsx ? xlsxRows(bytes) : csvRows(bytes)) {
    const cells = found.cells.slice(0, maxCells).map((cell) => cell.slice(0, maxCellLength).trim());
    if (cells.every((cell) => cell === '')) continue;
    count += 1;
    if (count > maxRows)
      throw new AppError('file_too_large', { message: `一次最多 ${maxRows - 1} 行，请分成几个文件` });
    yield { row: found.row, cells };
  }
}

async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const reader = new stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    entries: 'ignore',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  });
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const cells: string[] = [];
        row.eachCell({ includeEmpty: false }, (cell, column) => {
          if (column <= maxCells) cells[column - 1] = cellText(cell.type, cell.value, cell.text);
        });
        yield { row: row.number, cells: Array.from(cells, (cell) => cell ?? '') };
      }
      return;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable();
  }
}

/** Dates as `YYYY-MM-DD`. A formula is worth nothing here: what it shows is not what somebody typed. */
function cellText(type: ValueType, value: unknown, text: string): string {
  if (type === ValueType.Date && value instanceof Date) return value.toISOString().slice(0, 10);
  if (type === ValueType.Formula) return '';
  return text;
}

async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const parser = parse(decode(bytes), { relax_column_count: true, bom: true, info: true, max_record_size: 100_000 });
  try {
    for await (const { record, info } of parser) yield { row: info.lines, cells: record.map(String) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable();
  }
}

/** Excel in China still saves CSV in its own encoding. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

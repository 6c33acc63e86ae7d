import { Readable } from 'node:stream';
import { stream, ValueType } from '@protobi/exceljs';
import type { SheetRow } from './sheet-row';

/** The rows of the first sheet, each limited to `maxCells` cells. Throws the reader's errors. */
export async function* xlsxRows(bytes: Buffer, maxCells: number): AsyncGenerator<SheetRow> {
  const reader = new stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    entries: 'ignore',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  });
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
}

/** Dates as `YYYY-MM-DD`. Ignores the results of formulas, because nobody typed them. */
function cellText(type: ValueType, value: unknown, text: string): string {
  if (type === ValueType.Date && value instanceof Date) return value.toISOString().slice(0, 10);
  if (type === ValueType.Formula) return '';
  return text;
}

import { parse } from 'csv-parse';
import { maxCellLength, maxCells, type SheetRow } from './sheet-row';

/** Calls `take` with each row of a CSV file, empty ones too. Rejects a file that cannot be read. */
export async function csvRows(bytes: Buffer, take: (row: SheetRow) => void): Promise<void> {
  const parser = parse(decode(bytes), { relax_column_count: true, bom: true, info: true, max_record_size: 100_000 });
  for await (const { record, info } of parser)
    take({
      row: info.lines,
      cells: record.slice(0, maxCells).map((cell: unknown) => String(cell).slice(0, maxCellLength)),
    });
}

/** Excel in China still saves CSV in GB18030. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

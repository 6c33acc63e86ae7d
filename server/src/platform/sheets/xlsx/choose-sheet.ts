import { findHead, headRows } from '../heads';
import type { SheetRow } from '../sheet-row';
import { sheetRows } from './rows';
import type { Workbook, WorkbookSheet } from './workbook';

export interface ChosenSheet {
  readonly sheet: WorkbookSheet;
  /** The names of further sheets that have known headings. */
  readonly others: readonly string[];
}
/** Sheets beyond this number are not looked at. */
const maxSheets = 30;

/** Ends the reading of a sheet whose first rows are known. */
class Enough extends Error {}

/** The sheet whose first rows have the most known headings; the first sheet when none has any. */
export async function chooseSheet(workbook: Workbook, heads: ReadonlySet<string>): Promise<ChosenSheet> {
  const [first, ...rest] = workbook.sheets.slice(0, maxSheets);
  if (!first) throw new Error('a workbook without sheets');
  if (rest.length === 0) return { sheet: first, others: [] };
  let best = { sheet: first, score: 0 };
  const withHeads: WorkbookSheet[] = [];
  for (const sheet of [first, ...rest]) {
    const score = findHead(await firstRows(workbook, sheet), heads)?.score ?? 0;
    if (score > 1) withHeads.push(sheet);
    if (score > best.score) best = { sheet, score };
  }
  return { sheet: best.sheet, others: withHeads.filter((sheet) => sheet !== best.sheet).map(({ name }) => name) };
}

async function firstRows(workbook: Workbook, sheet: WorkbookSheet): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  try {
    await sheetRows(workbook, sheet, (row) => {
      if (row.row > headRows || rows.length >= headRows) throw new Enough();
      rows.push(row);
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return rows;
}

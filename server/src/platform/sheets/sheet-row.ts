/** One row of a sheet as text; `row` is its number in the sheet, starting at 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Further cells and characters are not read. */
export const maxCells = 60;
export const maxCellLength = 2000;

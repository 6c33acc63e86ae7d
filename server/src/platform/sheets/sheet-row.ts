/** Why a cell has no value that could be used: a formula without a stored result, or a number beyond 15 digits. */
export type CellFlaw = 'no_result' | 'lost_digits';

/** One row of a sheet as text; `row` is its number in the sheet, starting at 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** By the index of the cell; left out when there are none. */
  readonly flaws?: Readonly<Record<number, CellFlaw>>;
}

/** Which rows of a file are asked for. */
export interface RowsQuestion {
  readonly fileName: string;
  readonly maxRows: number;
  /** Plain headings (`plainHead`), by which the sheet and the separator are found. */
  readonly heads: readonly string[];
}

/** Further cells and characters are not read. */
export const maxCells = 60;
export const maxCellLength = 2000;

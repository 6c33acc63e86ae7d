/** One row of a sheet as text; `row` is its number in the sheet, starting at 1. Empty rows are omitted. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

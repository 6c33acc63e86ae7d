/** One row of a sheet as text; `row` as the sheet counts, the first is 1. Empty rows are left out. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

import { importLimits, type ResponseOf } from '@yuanhang/contract';
import type { importSchemas } from '@yuanhang/contract/schemas';
import type { Tx } from '../../platform/database';
import type { RegisterStep } from '../identity';
import type { Column } from './columns';
import type { Mapping } from './model';
import type { FileRows, RowProblem } from './read-file';

type Report = ResponseOf<typeof importSchemas.run>;

/** The number of rows created, changed and unchanged. */
export interface Counted {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
/** What the rows would do, in detail. */
export type Preview = Pick<Report, 'emptied' | 'changes' | 'fresh' | 'missing'>;

/** The result of checking or applying the rows, or their problems. */
export interface Outcome {
  readonly count: Counted;
  readonly problems: readonly RowProblem[];
  readonly preview: Preview;
  /** What was written, for an undo. */
  readonly steps?: readonly RegisterStep[];
}
export interface Run {
  readonly apply: boolean;
  /** The page of a preview, from 0. */
  readonly page: number;
  /** How the columns are assigned by hand, by heading; null for the remembered assignment. */
  readonly mapping: Mapping | null;
}
/** A file that has been read, and the work that checks or writes its rows. */
export interface Prepared {
  readonly file: FileRows<unknown>;
  readonly columns: readonly Column[];
  /** Reads only, outside a transaction, so that no write waits for a check. Without it, `work` is rolled back. */
  readonly check?: (page: number) => Promise<Outcome>;
  readonly work: (tx: Tx, run: Run) => Promise<Outcome>;
}

export const nothing: Counted = { created: 0, updated: 0, unchanged: 0 };
export const noPreview: Preview = {
  emptied: 0,
  changes: { total: 0, items: [] },
  fresh: { total: 0, items: [] },
  missing: { total: 0, items: [] },
};
/** The outcome of rows with problems. */
export const refused = (problems: readonly RowProblem[]): Outcome => ({ count: nothing, problems, preview: noPreview });

/** One page of a list of the preview, from 0. */
export const partOnPage = <T>(all: readonly T[], page: number): { total: number; items: T[] } => ({
  total: all.length,
  items: all.slice(page * importLimits.page, (page + 1) * importLimits.page),
});

/** A problem of the row at `index` of the rows that were read. */
export interface IndexedProblem {
  readonly index: number;
  readonly field: string;
  readonly message: string;
}
/** A problem of a row, with its row number in the file and the heading of its column. */
export const problemAt = (
  rows: readonly { readonly row: number }[],
  columns: readonly Column[],
  { index, field, message }: IndexedProblem,
): RowProblem => ({ row: rows[index]?.row ?? 0, column: headOf(columns, field), message });

export const headOf = (columns: readonly Column[], key: unknown): string =>
  columns.find((column) => column.key === key)?.head ?? '';

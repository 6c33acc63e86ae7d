import type { Database, Values } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { Cell, SheetColumn } from '../../../platform/sheets';
import type { Filter } from '../filter';
import type { PayeeOf } from '../payee';

/** How the rows of one export are read and written. */
export interface Rows<R extends object> {
  readonly columns: readonly SheetColumn[];
  readonly sql: (where: string) => string;
  readonly where: (
    database: Database,
    principal: Principal,
    filter: Filter,
  ) => Promise<{ where: string[]; values: Values }>;
  /** The column by which rows are ordered and read in chunks: never null, and of fewer than 500 rows the same. */
  readonly key: string;
  readonly keyOf: (row: R) => string | number;
  readonly cells: (row: R, payeeOf: PayeeOf) => readonly Cell[];
}

/** The columns of an export, and its rows as cells, read lazily. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly cells: (
    database: Database,
    principal: Principal,
    filter: Filter,
    payeeOf: PayeeOf,
  ) => AsyncGenerator<readonly Cell[]>;
}

/** An export whose rows are read in chunks by key. */
export const sheet = <R extends object>(rows: Rows<R>): Sheet => ({
  columns: rows.columns,
  async *cells(database, principal, filter, payeeOf) {
    const conditions = await rows.where(database, principal, filter);
    for await (const row of rowsOf(database, rows, conditions)) yield rows.cells(row, payeeOf);
  },
});

/** Rows in the order of their key, some hundreds at a time, so that a long export needs little memory. */
async function* rowsOf<R extends object>(
  database: Database,
  { sql, key, keyOf }: Rows<R>,
  { where, values }: { where: readonly string[]; values: Values },
): AsyncGenerator<R> {
  const chunk = 500;
  let after: string | number | null = null;
  for (;;) {
    const conditions: string[] = [...where, ...(after === null ? [] : [`${key} > :afterKey`])];
    const rows: R[] = await database.select<R>(`${sql(conditions.join(' AND '))} ORDER BY ${key} LIMIT ${chunk}`, {
      ...values,
      afterKey: after,
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < chunk) return yield* rows;
    // More rows with the key of the last one may follow: all of them are read with the next chunk.
    const whole: R[] = rows.filter((row) => keyOf(row) !== keyOf(last));
    yield* whole;
    after = keyOf(whole.at(-1) ?? last);
  }
}

import type { Database } from '../database';
import type { Value } from '../database/values';
import { type FieldCipher, isSealed } from './fields';

interface SealedRow {
  readonly id: string;
  /** The stored text: a sealed value, or a JSON object that contains some. */
  readonly held: string;
}
/** Rows of one table that hold sealed values, with the context of each value. */
export interface SealedSet {
  readonly table: string;
  readonly idColumn: string;
  readonly column: string;
  /**
   * The column that shows that a row is unchanged when it is written; the value column itself where there is no
   * version.
   */
  readonly guard: string;
  /** Passes every sealed value of the stored text to `reseal`; returns the same text when there is none. */
  rewrite(row: SealedRow, reseal: (sealed: string, context: string) => string): string;
}
export interface Rotated {
  readonly table: string;
  readonly seen: number;
  readonly resealed: number;
  /** Rows changed by others meanwhile; the next run finds them. */
  readonly busy: number;
  /** Ids of rows whose values do not open: altered, or sealed under a key that is not configured. */
  readonly unreadable: readonly string[];
}
const batch = 200;

/**
 * Reseals with the current key every value sealed with an older one, row by row in batches, while the server runs;
 * skips a row that is changed meanwhile until the next run. The key id of a value shows whether it is done, so a
 * stopped run can be started again.
 */
export async function resealSet(database: Database, cipher: FieldCipher, set: SealedSet): Promise<Rotated> {
  const { table, idColumn, column, guard } = set;
  const reseal = (sealed: string, context: string) =>
    isSealed(sealed) && !cipher.isCurrent(sealed) ? cipher.seal(cipher.open(sealed, context), context) : sealed;
  const rewritten = (row: SealedRow): string | null => {
    try {
      return set.rewrite(row, reseal);
    } catch {
      return null;
    }
  };
  let [seen, resealed, busy, after] = [0, 0, 0, ''];
  const unreadable: string[] = [];
  for (;;) {
    const rows = await database.select<SealedRow & { guarded: Value }>(
      `SELECT ${idColumn} AS id, ${column} AS held, ${guard} AS guarded FROM ${table}
       WHERE ${idColumn} > :after AND ${column} LIKE '%sealed.%' ORDER BY ${idColumn} LIMIT ${batch}`,
      { after },
    );
    for (const row of rows) {
      const text = rewritten(row);
      seen += 1;
      if (text === null) unreadable.push(row.id);
      if (text === null || text === row.held) continue;
      const written = await database.execute(
        `UPDATE ${table} SET ${column} = :text WHERE ${idColumn} = :id AND ${guard} = :guarded`,
        { text, id: row.id, guarded: row.guarded },
        'autocommit',
      );
      if (written === 1) resealed += 1;
      else busy += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return { table, seen, resealed, busy, unreadable };
    after = last.id;
  }
}

import type { Database, Tx } from '../src/platform/database';
import type { Value } from '../src/platform/database/values';

/** A row by its columns, for data that no code of the product writes. */
export type Row = Readonly<Record<string, Value>>;

/** Inserts a row into any table, of the product or of a test. */
export async function insertRow(database: Database, table: string, row: Row, tx: Tx): Promise<void> {
  const names = Object.keys(row);
  const columns = names.map((name) => `\`${name}\``).join(', ');
  const places = names.map((name) => `:${name}`).join(', ');
  await database.execute(`INSERT INTO ${table} (${columns}) VALUES (${places})`, row, tx);
}

/** Changes the rows of any table that match `where`. */
export async function updateRows(database: Database, table: string, where: Row, changes: Row, tx: Tx): Promise<number> {
  const prefixed = (row: Row, prefix: string) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [prefix + name, value]));
  const set = Object.keys(changes).map((name) => `\`${name}\` = :set_${name}`);
  const conditions = Object.keys(where).map((name) => `\`${name}\` = :where_${name}`);
  const values = { ...prefixed(changes, 'set_'), ...prefixed(where, 'where_') };
  return database.execute(`UPDATE ${table} SET ${set.join(', ')} WHERE ${conditions.join(' AND ')}`, values, tx);
}

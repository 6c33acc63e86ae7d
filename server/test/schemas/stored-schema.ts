import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Transaction } from 'sequelize';
import type { Database, Dialect } from '../../src/platform/database';

/** The stored values of a row: instants as text, the same on both databases. */
export type StoredRow = Readonly<Record<string, string | number | null>>;

/** The database of a release, as its own code created it: `<version>.<dialect>.json`. */
export interface StoredSchema {
  readonly version: string;
  readonly dialect: Dialect;
  /** The statements that create the tables and indexes, as the database itself prints them. */
  readonly statements: readonly string[];
  /** At least one row of every table. */
  readonly rows: Readonly<Record<string, readonly StoredRow[]>>;
}

/** The stored databases of all releases for this dialect, oldest first. */
export function storedSchemas(dialect: Dialect): StoredSchema[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith(`.${dialect}.json`))
    .map((file): StoredSchema => JSON.parse(readFileSync(join(__dirname, file), 'utf8')))
    .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));
}

/** Inserts a stored row, in the transaction if one is given. */
export async function insertStored(
  { sequelize }: Database,
  table: string,
  row: StoredRow,
  transaction?: Transaction,
): Promise<void> {
  const columns = Object.keys(row).map((column) => `\`${column}\``);
  await sequelize.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, {
    replacements: Object.values(row),
    transaction: transaction ?? null,
  });
}

/** Creates the tables and rows of a stored schema in an empty database. */
export async function restore(database: Database, { statements, rows }: StoredSchema): Promise<void> {
  const { sequelize } = database;
  const isSqlite = database.dialect === 'sqlite';
  await sequelize.transaction(async (transaction) => {
    // Tables and rows are ordered by name, not by reference.
    await sequelize.query(isSqlite ? 'PRAGMA defer_foreign_keys = ON' : 'SET FOREIGN_KEY_CHECKS = 0', { transaction });
    for (const statement of statements) await sequelize.query(statement, { transaction });
    for (const [table, list] of Object.entries(rows))
      for (const row of list) await insertStored(database, table, row, transaction);
    if (!isSqlite) await sequelize.query('SET FOREIGN_KEY_CHECKS = 1', { transaction });
  });
}

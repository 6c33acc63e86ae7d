import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../src/migrations';
import { type Database, type Migration, migrate, newId, openDatabase } from '../src/platform/database';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Empties every table. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

/** A database of its own: an SQLite file, or with TEST_DATABASE_URL one on that server; migrated, dropped by `drop`. */
export async function createTestDatabase(list: readonly Migration[] = migrations): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  const test = await (server ? onServer(server) : inFile());
  if (list.length > 0) await migrate(test.url, list);
  return test;
}

async function inFile(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-test-'));
  const url = `sqlite:${join(folder, 'test.sqlite')}`;
  const database = openDatabase(url, { checkTransactions: true });
  await database.sequelize.query('PRAGMA synchronous=OFF');
  return {
    database,
    url,
    clear: () => clear(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"),
    async drop() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(server: string): Promise<TestDatabase> {
  const name = `yuanhang_test_${newId()
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()}`;
  const root = openDatabase(`${server}/mysql`);
  await root.sequelize.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = `${server}/${name}`;
  const database = openDatabase(url, { checkTransactions: true });
  return {
    database,
    url,
    clear: () =>
      clear(database, `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '${name}'`),
    async drop() {
      await database.close();
      await root.sequelize.query(`DROP DATABASE ${name}`);
      await root.close();
    },
  };
}

async function clear(database: Database, listTables: string): Promise<void> {
  const tables = await database.select<{ name: string }>(listTables);
  const isSqlite = database.dialect === 'sqlite';
  await database.transaction(async (tx) => {
    await database.sequelize.query(isSqlite ? 'PRAGMA defer_foreign_keys = ON' : 'SET FOREIGN_KEY_CHECKS = 0', {
      transaction: tx,
    });
    for (const { name } of tables)
      if (name !== 'schema_migrations') await database.write(`DELETE FROM ${name}`, {}, tx);
    if (!isSqlite) await database.sequelize.query('SET FOREIGN_KEY_CHECKS = 1', { transaction: tx });
  });
}

import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { migrations } from '../src/migrations';
import { type Database, type Migration, migrate, newId, openDatabase } from '../src/platform/database';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Empties every table. */
  clear(): Promise<void>;
  /** Closes the database; its contents are lost. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database: an SQLite file, or with TEST_DATABASE_URL a database on that server. Migrating takes
 * longer than most tests, so it is done once: files are copies of one, and a database on the server is emptied and
 * reused by the next test file of the same jest worker. A test may create its own tables.
 * @param list other migrations than the product's: the database is then created each time
 */
export async function createTestDatabase(list: readonly Migration[] = migrations): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (list === migrations) return server ? migratedOnServer(server) : migratedFile();
  const test = server ? await newOnServer(server) : fileDatabase(newFile());
  if (list.length > 0) await migrate(test.url, list);
  return test;
}

async function newOnServer(server: string): Promise<TestDatabase> {
  const name = `${runName()}_${newId().replace(/[^A-Za-z0-9]/g, '')}`.toLowerCase();
  await createOnServer(server, name);
  const test = serverDatabase(server, name);
  return {
    ...test,
    async drop() {
      await test.drop();
      await askServer(server, `DROP DATABASE ${name}`);
    },
  };
}

/** The folder of this run of jest, created by global-setup.cjs. */
function runFolder(): string {
  const folder = process.env.YUANHANG_TEST_RUN;
  if (!folder)
    throw new Error('the jest configuration of the server names no run folder: see server/test/global-setup.cjs');
  return folder;
}
/** Prefix of the names of this run's databases on a server; global-teardown.cjs drops them by it. */
const runName = () => basename(runFolder()).replaceAll('-', '_');

const newFile = () => join(mkdtempSync(join(tmpdir(), 'yuanhang-test-')), 'test.sqlite');

async function migratedFile(): Promise<TestDatabase> {
  const template = join(runFolder(), 'migrated.sqlite');
  if (!existsSync(template)) {
    const folder = mkdtempSync(join(runFolder(), 'migrate-'));
    const url = `sqlite:${join(folder, 'test.sqlite')}`;
    await migrate(url, migrations);
    const database = openDatabase(url);
    // The whole database in one file, including the write-ahead log.
    const own = join(folder, 'whole.sqlite');
    await database.sequelize.query(`VACUUM INTO '${own}'`);
    await database.close();
    renameSync(own, template);
  }
  const file = newFile();
  copyFileSync(template, file);
  return fileDatabase(file);
}

function fileDatabase(file: string): TestDatabase {
  const url = `sqlite:${file}`;
  const database = openDatabase(url, { checkTransactions: true, survivesPowerLoss: false });
  return {
    database,
    url,
    clear: () => clear(database),
    async drop() {
      await database.close();
      rmSync(join(file, '..'), { recursive: true, force: true });
    },
  };
}

/** Numbers of this worker's databases on the server that this test file uses now. */
const taken = new Set<number>();

async function migratedOnServer(server: string): Promise<TestDatabase> {
  let number = 1;
  while (taken.has(number)) number += 1;
  taken.add(number);
  const name = `${runName()}_${process.env.JEST_WORKER_ID}_${number}`;
  let test = serverDatabase(server, name);
  // Written when all migrations have run: an earlier test file may have stopped at any point, and may have created
  // tables.
  const asMigrated = join(runFolder(), `${name}.json`);
  const tables = async () => JSON.stringify(await tablesOf(test.database));
  if (existsSync(asMigrated) && readFileSync(asMigrated, 'utf8') === (await tables())) {
    await test.clear();
  } else {
    rmSync(asMigrated, { force: true });
    await test.drop();
    await createOnServer(server, name);
    test = serverDatabase(server, name);
    await migrate(test.url, migrations);
    writeFileSync(asMigrated, await tables());
  }
  return {
    ...test,
    async drop() {
      await test.drop();
      taken.delete(number);
    },
  };
}

function serverDatabase(server: string, name: string): TestDatabase {
  const url = `${server}/${name}`;
  const database = openDatabase(url, { checkTransactions: true });
  return { database, url, clear: () => clear(database), drop: () => database.close() };
}

const createOnServer = (server: string, name: string) =>
  askServer(
    server,
    `DROP DATABASE IF EXISTS ${name}`,
    `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );

async function askServer(server: string, ...statements: readonly string[]): Promise<void> {
  const database = openDatabase(`${server}/mysql`);
  for (const statement of statements) await database.sequelize.query(statement);
  await database.close();
}

async function tablesOf(database: Database): Promise<string[]> {
  const rows = await database.select<{ name: string }>(
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  return rows.map(({ name }) => name);
}

/** TRUNCATE, where available, empties a table with more rows faster. */
const fewRows = 1000;

/** Deletes only from tables with rows: a DELETE on an empty table costs as much, and most tables are empty. */
async function clear(database: Database): Promise<void> {
  const isSqlite = database.dialect === 'sqlite';
  const tables = (await tablesOf(database)).filter((name) => name !== 'schema_migrations');
  if (tables.length === 0) return;
  const counts = tables.map(
    (name) => `SELECT '${name}' AS name, COUNT(*) AS n FROM (SELECT 1 FROM ${name} LIMIT ${fewRows + 1}) counted`,
  );
  const counted = await database.select<{ name: string; n: number }>(counts.join(' UNION ALL '));
  const filled = counted.filter(({ n }) => Number(n) > 0);
  if (filled.length === 0) return;
  await database.transaction(async (transaction) => {
    const run = (sql: string) => database.sequelize.query(sql, { transaction });
    await run(isSqlite ? 'PRAGMA defer_foreign_keys = ON' : 'SET FOREIGN_KEY_CHECKS = 0');
    for (const { name, n } of filled)
      await run(isSqlite || Number(n) <= fewRows ? `DELETE FROM ${name}` : `TRUNCATE TABLE ${name}`);
    if (!isSqlite) await run('SET FOREIGN_KEY_CHECKS = 1');
  });
}

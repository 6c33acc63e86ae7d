import type { UmzugStorage } from 'umzug';
import type { Database } from './database';
import { type Migration, types } from './migration';
import type { Tx } from './transactions';

const table = 'schema_migrations';

/** Names of the migrations that ran, in a table of ours (umzug's own would need a model). */
function storageOf(database: Database, tx: Tx): UmzugStorage {
  return {
    async logMigration({ name }) {
      await database.insert(table, { name, at: new Date() }, tx);
    },
    async unlogMigration({ name }) {
      await database.write(`DELETE FROM ${table} WHERE name = :name`, { name }, tx);
    },
    executed: () => executedNames(database, tx),
  };
}

async function executedNames(database: Database, tx?: Tx): Promise<string[]> {
  const rows = await database.select<{ name: string }>(`SELECT name FROM ${table} ORDER BY name`, {}, tx);
  return rows.map(({ name }) => name);
}

async function makeTable(database: Database, tx: Tx): Promise<void> {
  const t = types(database.dialect);
  const create = `CREATE TABLE IF NOT EXISTS ${table} (name ${t.key(100)} PRIMARY KEY, at ${t.instant} NOT NULL)`;
  await database.sequelize.query(`${create} ${t.table}`, { transaction: tx });
}

/** Umzug is loaded when something waits, which is not at most starts. */
async function runPending(database: Database, migrations: readonly Migration[], tx: Tx): Promise<void> {
  await makeTable(database, tx);
  const executed = new Set(await executedNames(database, tx));
  if (migrations.every(({ name }) => executed.has(name))) return;
  const { dialect } = database;
  const { Umzug } = await import('umzug');
  const run = async (...statements: readonly string[]) => {
    for (const statement of statements) await database.sequelize.query(statement, { transaction: tx });
  };
  const umzug = new Umzug({
    migrations: migrations.map(({ name, up }) => ({ name, up: () => up({ run, dialect, t: types(dialect) }) })),
    storage: storageOf(database, tx),
    logger: undefined,
  });
  await umzug.up();
}

const lockName = "CONCAT('yuanhang_migrations_', MD5(DATABASE()))";
const lockSeconds = 60;

/**
 * Runs what has not run yet. Two servers that start at once take turns: on SQLite by the transaction, which also
 * undoes a failed migration whole; on MySQL, where each DDL statement commits, by a lock of the same connection.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await database.transaction(async (tx) => {
    if (database.dialect === 'sqlite') {
      await runPending(database, migrations, tx);
      return;
    }
    const lock = await database.first<{ held: number | null }>(
      `SELECT GET_LOCK(${lockName}, ${lockSeconds}) AS held`,
      {},
      tx,
    );
    if (Number(lock?.held) !== 1) throw new Error('数据库升级等待超时：另一个服务正在升级。');
    try {
      await runPending(database, migrations, tx);
    } finally {
      await database.first(`SELECT RELEASE_LOCK(${lockName}) AS released`, {}, tx);
    }
  });
}

/** How many migrations still wait; 0 when the server may answer. Rejects when none ever ran. */
export async function pendingMigrations(database: Database, migrations: readonly Migration[]): Promise<number> {
  const executed = new Set(await executedNames(database));
  return migrations.filter(({ name }) => !executed.has(name)).length;
}

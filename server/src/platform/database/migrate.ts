import { Umzug, type UmzugStorage } from 'umzug';
import type { Database } from './database';
import { type Migration, types } from './migration';
import { instantText } from './values';

const table = 'schema_migrations';

/** Names of the migrations that ran, in a table of ours (umzug's own would need a model). */
function storageOf(database: Database): UmzugStorage {
  const { t } = { t: types(database.dialect) };
  return {
    async logMigration({ name }) {
      const at = instantText(new Date());
      await database.sequelize.query(`INSERT INTO ${table} (name, at) VALUES (:name, :at)`, {
        replacements: { name, at },
      });
    },
    async unlogMigration({ name }) {
      await database.sequelize.query(`DELETE FROM ${table} WHERE name = :name`, { replacements: { name } });
    },
    async executed() {
      await database.sequelize.query(
        `CREATE TABLE IF NOT EXISTS ${table} (name ${t.key(100)} PRIMARY KEY, at ${t.instant} NOT NULL) ${t.table}`,
      );
      return (await database.select<{ name: string }>(`SELECT name FROM ${table} ORDER BY name`)).map(
        (row) => row.name,
      );
    },
  };
}

function umzugOf(database: Database, migrations: readonly Migration[]) {
  const run = async (...statements: readonly string[]) => {
    for (const statement of statements) await database.sequelize.query(statement);
  };
  return new Umzug({
    migrations: migrations.map(({ name, up }) => ({
      name,
      up: () => up({ run, dialect: database.dialect, t: types(database.dialect) }),
    })),
    storage: storageOf(database),
    logger: undefined,
  });
}

/** Runs what has not run yet. Two servers that start at once take turns. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  const umzug = umzugOf(database, migrations);
  if (database.dialect === 'sqlite') {
    await umzug.up();
    return;
  }
  await database.sequelize.transaction(async (transaction) => {
    // The lock belongs to this transaction's connection; the DDL itself runs beside it.
    await database.sequelize.query("SELECT GET_LOCK('yuanhang_migrations', 60)", { transaction });
    try {
      await umzug.up();
    } finally {
      await database.sequelize.query("SELECT RELEASE_LOCK('yuanhang_migrations')", { transaction });
    }
  });
}

/** How many migrations still wait; 0 when the server may answer. */
export async function pendingMigrations(database: Database, migrations: readonly Migration[]): Promise<number> {
  return (await umzugOf(database, migrations).pending()).length;
}

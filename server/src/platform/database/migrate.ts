import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  QueryTypes,
  type Sequelize,
} from 'sequelize';
import type { Database } from './database';
import type { Dialect } from './dialect';
import { type Migration, type MigrationTools, types } from './migration';
import { type MigrationConnection, openForMigrations } from './migration-connection';
import { instantText } from './values';

const table = 'schema_migrations';

class ExecutedMigration extends Model<InferAttributes<ExecutedMigration>, InferCreationAttributes<ExecutedMigration>> {
  declare readonly name: string;
  declare readonly at: CreationOptional<string>;
}

/** The model with which Umzug's storage creates its table and stores the names of executed migrations. */
function executedModel(sequelize: Sequelize, dialect: Dialect): typeof ExecutedMigration {
  const t = types(dialect);
  class Bound extends ExecutedMigration {}
  return Bound.init(
    {
      name: { type: t.key(100), primaryKey: true },
      at: { type: t.instant, allowNull: false, defaultValue: () => instantText(new Date()) },
    },
    {
      sequelize,
      tableName: table,
      timestamps: false,
      ...(dialect === 'mysql' ? { engine: 'InnoDB', charset: 'utf8mb4', collate: 'utf8mb4_unicode_ci' } : {}),
    },
  );
}

function toolsOf({ sequelize, dialect }: MigrationConnection): MigrationTools {
  return {
    dialect,
    t: types(dialect),
    async run(...statements) {
      for (const statement of statements) await sequelize.query(statement);
    },
    select: (sql, values) => sequelize.query(sql, { type: QueryTypes.SELECT, replacements: { ...values } }),
  };
}

async function isCurrent({ sequelize, dialect }: MigrationConnection, migrations: readonly Migration[]) {
  if (!(await sequelize.getQueryInterface().tableExists(table))) return false;
  const rows = await executedModel(sequelize, dialect).findAll({ attributes: ['name'], raw: true });
  const executed = new Set(rows.map(({ name }) => name));
  return migrations.every(({ name }) => executed.has(name));
}

/**
 * Runs, in order, the pending migrations of this database, on a separate connection. Servers that start at the same
 * time take turns. A failure on SQLite rolls back the whole call; on MariaDB, where each DDL statement commits, the
 * statements of the failed migration before the error stay.
 * @param url as for `openDatabase`
 * @throws when a migration fails, or when another server migrates for more than a minute
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<void> {
  const connection = openForMigrations(url);
  const { sequelize, dialect } = connection;
  try {
    if (await isCurrent(connection, migrations)) return;
    await connection.locked(async () => {
      // Loaded here because most starts have no pending migration.
      const { SequelizeStorage, Umzug } = await import('umzug');
      const tools = toolsOf(connection);
      const umzug = new Umzug({
        migrations: migrations.map(({ name, up }) => ({ name, up: () => up(tools) })),
        storage: new SequelizeStorage({ model: executedModel(sequelize, dialect) }),
        logger: undefined,
      });
      await umzug.up();
    });
  } finally {
    await sequelize.close();
  }
}

/**
 * The number of pending migrations; 0 when the server may serve requests. Rejects when the database has no migrations
 * at all. Read-only: Umzug's own `pending` would create its table at each readiness check.
 */
export async function pendingMigrations(database: Database, migrations: readonly Migration[]): Promise<number> {
  const rows = await database.select<{ name: string }>(`SELECT name FROM ${table}`);
  const executed = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !executed.has(name)).length;
}

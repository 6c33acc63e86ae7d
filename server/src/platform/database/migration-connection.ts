import { setTimeout as pause } from 'node:timers/promises';
import { QueryTypes, Sequelize, TimeoutError } from 'sequelize';
import type { Dialect } from './dialect';
import { createSqliteDriver } from './sqlite-driver';

/** Seconds that a server waits for another one that is migrating the same database. */
const lockSeconds = 60;
const pollMilliseconds = 50;
const timedOut = () => new Error('数据库升级等待超时：另一个服务正在升级。');

/** One connection only for migrations: all their statements, and Umzug's, run on it one after another. */
export interface MigrationConnection {
  readonly sequelize: Sequelize;
  readonly dialect: Dialect;
  /**
   * Runs work while no other server migrates this database; waits up to a minute for one that does. On SQLite the
   * work is one transaction; on MariaDB each DDL statement commits. When the work fails, closing the connection rolls
   * back uncommitted changes and releases the lock.
   */
  readonly locked: (work: () => Promise<void>) => Promise<void>;
}

/** @param url as for `openDatabase` */
export function openForMigrations(url: string): MigrationConnection {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openMysql(url);
}

/**
 * Sequelize runs statements without a transaction on one connection, so that a BEGIN sent as text applies to all of
 * them, including Umzug's, which accept no transaction.
 */
function openSqlite(storage: string): MigrationConnection {
  const dialectModule = createSqliteDriver({ survivesPowerLoss: true });
  const sequelize = new Sequelize({ dialect: 'sqlite', storage, dialectModule, logging: false });
  return {
    sequelize,
    dialect: 'sqlite',
    async locked(work) {
      // Rebuilding a table drops one that others refer to. The pragma works only outside transactions.
      await sequelize.query('PRAGMA foreign_keys = OFF');
      await beginImmediate(sequelize);
      await work();
      await requireReferences(sequelize);
      await sequelize.query('COMMIT');
    },
  };
}

/**
 * Polls for the lock, because the driver's own waiting would block this process, which may itself be the other
 * server.
 */
async function beginImmediate(sequelize: Sequelize): Promise<void> {
  await sequelize.query('PRAGMA busy_timeout = 0');
  for (const end = Date.now() + lockSeconds * 1000; ; await pause(pollMilliseconds)) {
    try {
      await sequelize.query('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      if (Date.now() > end) throw timedOut();
    }
  }
}

/** Finds the broken references that `foreign_keys = ON` would have refused statement by statement. */
async function requireReferences(sequelize: Sequelize): Promise<void> {
  const broken = await sequelize.query<{ table: string; parent: string }>('PRAGMA foreign_key_check', {
    type: QueryTypes.SELECT,
  });
  const [first] = broken;
  if (first)
    throw new Error(`数据库升级中止：${first.table} 中有 ${broken.length} 行引用了 ${first.parent} 中没有的行。`);
}

const lockName = "CONCAT('yuanhang_migrations_', MD5(DATABASE()))";

/** MySQL's lock belongs to a connection, so the pool has exactly one and keeps it while it holds the lock. */
function openMysql(url: string): MigrationConnection {
  const sequelize = new Sequelize(url, {
    dialect: 'mysql',
    timezone: '+00:00',
    dialectOptions: { charset: 'utf8mb4', connectTimeout: 3000, typeCast: true },
    pool: { max: 1, min: 1, acquire: 4000, idle: 24 * 3_600_000 },
    logging: false,
  });
  let holdsLock = false;
  sequelize.addHook('beforeConnect', () => {
    if (holdsLock) throw new Error('数据库升级中断：与数据库的连接断开了。');
  });
  return {
    sequelize,
    dialect: 'mysql',
    async locked(work) {
      // The isolation level of the product: copying rows then sets no gap locks.
      await sequelize.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      const [lock] = await sequelize.query<{ held: number | null }>(
        `SELECT GET_LOCK(${lockName}, ${lockSeconds}) AS held`,
        { type: QueryTypes.SELECT },
      );
      if (Number(lock?.held) !== 1) throw timedOut();
      holdsLock = true;
      await work();
    },
  };
}

import type { Connection, Pool } from 'mysql2';
import { Sequelize, Transaction } from 'sequelize';
import { Database } from './database';
import { maxPrepared, ReadPool } from './read-pool';
import { createSqliteDriver } from './sqlite-driver';
import { forbidStatementsOutside } from './transactions';
import { unwatched, watchConnections } from './watch';

/**
 * Opens the database of a URL: `sqlite:path/to/file` or `mysql://user:password@host:3306/name`. Connects at the first
 * statement; an unreachable database fails within 5 seconds.
 * @param options.checkTransactions makes statements without their transaction fail inside one, for tests
 * @param options.survivesPowerLoss false, for tests: SQLite does not wait for the disk at each commit
 */
export function openDatabase(
  url: string,
  {
    checkTransactions = false,
    survivesPowerLoss = true,
  }: { checkTransactions?: boolean; survivesPowerLoss?: boolean } = {},
): Database {
  if (url.startsWith('sqlite:')) {
    const sequelize = new Sequelize({
      dialect: 'sqlite',
      storage: url.slice('sqlite:'.length),
      dialectModule: createSqliteDriver({ survivesPowerLoss }),
      transactionType: Transaction.TYPES.IMMEDIATE,
      logging: false,
    });
    const check = checkTransactions ? forbidStatementsOutside(sequelize) : undefined;
    return new Database(sequelize, 'sqlite', unwatched, null, check);
  }
  const sequelize = new Sequelize(url, {
    dialect: 'mysql',
    timezone: '+00:00',
    // Lets mysql2 convert values. With Sequelize's `typeCast` function mysql2 creates a wrapper with closures for
    // every field of every row, which makes `bind` four to eight times slower; columns.ts reads the values that
    // mysql2 returns.
    dialectOptions: { charset: 'utf8mb4', connectTimeout: 3000, maxPreparedStatements: maxPrepared, typeCast: true },
    pool: { max: 10, min: 0, acquire: 4000, idle: 30_000 },
    logging: false,
  });
  const reads = new ReadPool(url);
  readCommitted(sequelize, reads.pool);
  const check = checkTransactions ? forbidStatementsOutside(sequelize) : undefined;
  return new Database(sequelize, 'mysql', watchConnections(sequelize, reads.pool, url), reads, check);
}

const isConnection = (value: unknown): value is Connection =>
  typeof value === 'object' && value !== null && 'execute' in value;

/** Sets READ COMMITTED on every connection: writers of the same rows hold fewer locks than under REPEATABLE READ. */
function readCommitted(sequelize: Sequelize, pool: Pool): void {
  const level = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  sequelize.addHook('afterConnect', async (connection: unknown) => {
    if (!isConnection(connection)) throw new Error('mysql2 returned a connection without `execute`');
    await new Promise<void>((resolve, reject) =>
      connection.query(level, (error) => (error ? reject(error) : resolve())),
    );
  });
  // mysql2 runs the statements of a connection in order, so this one runs before the first read.
  pool.on('connection', (connection) => connection.query(level, (error) => error && connection.destroy()));
}

import type { Pool } from 'mysql2';
import { Sequelize, Transaction } from 'sequelize';
import { Database } from './database';
import { isConnection, maxPreparedStatements, PreparedStatements } from './prepared';
import * as sqliteDriver from './sqlite-driver';
import { unwatched, watchConnections } from './watch';

/**
 * Opens the database of a URL: `sqlite:path/to/file` or `mysql://user:password@host:3306/name`.
 * Connecting happens at the first statement; a database that is away fails within 5 seconds.
 */
export function openDatabase(url: string): Database {
  if (url.startsWith('sqlite:')) {
    const sequelize = new Sequelize({
      dialect: 'sqlite',
      storage: url.slice('sqlite:'.length),
      dialectModule: sqliteDriver,
      transactionType: Transaction.TYPES.IMMEDIATE,
      logging: false,
    });
    return new Database(sequelize, 'sqlite', unwatched);
  }
  const sequelize = new Sequelize(url, {
    dialect: 'mysql',
    timezone: '+00:00',
    // Values as mysql2 reads them: Sequelize's way with dates is for its models, and looks at every field of every row.
    dialectOptions: {
      charset: 'utf8mb4',
      connectTimeout: 3000,
      maxPreparedStatements: maxPreparedStatements,
      typeCast: true,
    },
    pool: { max: 10, min: 0, acquire: 4000, idle: 30_000 },
    logging: false,
  });
  const prepared = new PreparedStatements(url);
  readCommitted(sequelize, prepared.pool);
  return new Database(sequelize, 'mysql', watchConnections(sequelize, prepared.pool, url), prepared);
}

/** Of every connection: what is read is committed, and two who write the same rows wait for less. */
function readCommitted(sequelize: Sequelize, pool: Pool): void {
  const level = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  sequelize.addHook('afterConnect', async (connection: unknown) => {
    if (!isConnection(connection)) throw new Error('a connection that takes no statements');
    await new Promise<void>((resolve, reject) =>
      connection.query(level, (error) => (error ? reject(error) : resolve())),
    );
  });
  // Said first, so it is done before whatever the connection was opened for.
  pool.on('connection', (connection) => connection.query(level, (error) => error && connection.destroy()));
}

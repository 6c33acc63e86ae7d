import { Sequelize, Transaction } from 'sequelize';
import { Database } from './database';
import { PreparedReads } from './prepared';
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
    isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED,
    dialectOptions: { charset: 'utf8mb4', connectTimeout: 3000 },
    pool: { max: 10, min: 0, acquire: 4000, idle: 30_000 },
    logging: false,
  });
  const reads = new PreparedReads(url);
  return new Database(sequelize, 'mysql', watchConnections(sequelize, reads, url), reads);
}

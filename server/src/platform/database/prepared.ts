import { type Connection, createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2';
import type { Positional } from './statement';
import { retried, type Tx } from './transactions';

/** Statements that one connection keeps prepared; the server has 16,382 for all of them. */
export const maxPreparedStatements = 500;

/** Sequelize does not name the connection of its transaction, but has it. */
function connectionOf(tx: Tx): Connection {
  if ('connection' in tx && isConnection(tx.connection)) return tx.connection;
  throw new Error('the transaction has no connection');
}
export const isConnection = (value: unknown): value is Connection =>
  typeof value === 'object' && value !== null && 'execute' in value;

/**
 * Statements that MariaDB prepares once for each connection: half the cost of sending the whole text each time. Inside
 * a transaction on its connection; alone on one of a pool, where each statement is a transaction of its own.
 */
export class PreparedStatements {
  readonly pool: Pool;

  constructor(url: string) {
    this.pool = createPool({
      uri: url,
      charset: 'utf8mb4',
      timezone: 'Z',
      connectTimeout: 3000,
      connectionLimit: 10,
      supportBigNumbers: true,
      flags: ['-FOUND_ROWS'],
      maxPreparedStatements: maxPreparedStatements,
    });
  }

  async select<R extends object>({ sql, parameters }: Positional, tx?: Tx): Promise<R[]> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, rows: (R & RowDataPacket)[]) => (error ? reject(error) : resolve(rows));
      (tx ? connectionOf(tx) : this.pool).execute(sql, parameters, done);
    });
  }

  /** How many rows it changed. Alone it is tried again after a deadlock; inside, the whole transaction is. */
  async write(statement: Positional, tx?: Tx): Promise<number> {
    const { affectedRows } = await (tx ? this.#header(statement, tx) : retried(() => this.#header(statement, tx)));
    return affectedRows;
  }

  #header({ sql, parameters }: Positional, tx: Tx | undefined): Promise<ResultSetHeader> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, header: ResultSetHeader) => (error ? reject(error) : resolve(header));
      (tx ? connectionOf(tx) : this.pool).execute(sql, parameters, done);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => this.pool.end((error) => (error ? reject(error) : resolve())));
  }
}

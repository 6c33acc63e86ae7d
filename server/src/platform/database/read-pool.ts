import { createPool, type Pool, type RowDataPacket } from 'mysql2';
import type { Positional } from './statement';

/** Prepared statements kept per connection; the server allows 16,382 in total. */
export const maxPrepared = 500;

/**
 * Reads outside transactions on MariaDB, as prepared statements on separate connections: the only database access
 * besides Sequelize. Sequelize's `query` with `bind` sends the same statements, but costs 10 to 20 % more CPU in Node
 * for a frequent read, which exceeds the limits of the bench for lists.
 */
export class ReadPool {
  readonly pool: Pool;

  constructor(url: string) {
    this.pool = createPool({
      uri: url,
      charset: 'utf8mb4',
      timezone: 'Z',
      connectTimeout: 3000,
      connectionLimit: 10,
      supportBigNumbers: true,
      maxPreparedStatements: maxPrepared,
    });
  }

  select<R extends object>({ sql, parameters }: Positional): Promise<R[]> {
    return new Promise((resolve, reject) => {
      this.pool.execute<(R & RowDataPacket)[]>(sql, parameters, (error, rows) =>
        error ? reject(error) : resolve(rows),
      );
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => this.pool.end((error) => (error ? reject(error) : resolve())));
  }
}

// Projects that import this file from elsewhere (resilience, bench) do not include the declaration by themselves.
/// <reference path="./store-abstract.d.ts" />
import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Clock } from '../clock';
import { type Database, type RowOf, toDate } from '../database';
import { countedBy } from './counted-by';
import type { RateLimit } from './model';
import type { RateLimits } from './rate-limits';

type Taken = Pick<RowOf<RateLimit>, 'taken' | 'ends_at'>;

/** Counts without Redis in the database that all servers share, so that a restart keeps the counts. */
export const databaseRateLimits =
  (database: Database, clock: Clock): RateLimits =>
  (name, points, seconds) =>
    countedBy(new DatabaseLimiter(database, clock, { keyPrefix: name, points, duration: seconds }));

/**
 * The library's limiter over our connection. Its own stores open another one, which on SQLite would write outside the
 * queue of transactions, and they use the system clock.
 */
class DatabaseLimiter extends RateLimiterStoreAbstract<Taken> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    share: { readonly keyPrefix: string; readonly points: number; readonly duration: number },
  ) {
    super({ ...share, storeClient: database });
  }

  override _upsert(key: string, points: number, milliseconds: number): Promise<Taken> {
    const { dialect } = this.database;
    const now = this.clock.real();
    const values = { key, points, now, ends: new Date(now.getTime() + milliseconds) };
    const whenTaken = dialect === 'sqlite' ? 'ON CONFLICT (limit_key) DO UPDATE SET' : 'ON DUPLICATE KEY UPDATE';
    return this.database.transaction(async (tx) => {
      // MariaDB assigns from left to right: the number must come first, while the old end is still stored.
      await this.database.execute(
        `INSERT INTO rate_limits (limit_key, taken, ends_at) VALUES (:key, :points, :ends) ${whenTaken}
           taken = CASE WHEN rate_limits.ends_at <= :now THEN :points ELSE rate_limits.taken + :points END,
           ends_at = CASE WHEN rate_limits.ends_at <= :now THEN :ends ELSE rate_limits.ends_at END`,
        values,
        tx,
      );
      const sql = 'SELECT taken, ends_at FROM rate_limits WHERE limit_key = :key';
      const row = await this.database.first<Taken>(sql, { key }, tx);
      if (!row) throw new Error('rate_limits has no row after it was inserted');
      return row;
    });
  }

  override async _delete(key: string): Promise<boolean> {
    const sql = 'DELETE FROM rate_limits WHERE limit_key = :key';
    return (await this.database.transaction((tx) => this.database.execute(sql, { key }, tx))) === 1;
  }

  override _getRateLimiterRes(_key: string, changed: number, { taken, ends_at }: Taken): RateLimiterRes {
    const untilEnd = toDate(ends_at).getTime() - this.clock.real().getTime();
    return new RateLimiterRes(Math.max(this.points - taken, 0), Math.max(untilEnd, 0), taken, taken === changed);
  }
}

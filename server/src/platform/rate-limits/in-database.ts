import type { Clock } from '../clock';
import { hashToken } from '../crypto';
import type { Database } from '../database';
import { type RateLimits, rateLimited } from './rate-limits';

/** Where there is no Redis: the database that all servers share counts, and a restart forgets nothing. */
export function databaseRateLimits(database: Database, clock: Clock): RateLimits {
  const whenTaken = database.dialect === 'sqlite' ? 'ON CONFLICT (limit_key) DO UPDATE SET' : 'ON DUPLICATE KEY UPDATE';
  return (name, points, seconds) => {
    // Who guesses at whose account is nobody's business: a digest counts as well.
    const keyOf = (key: string) => `${name}:${hashToken(key)}`;
    return {
      async take(key) {
        const now = clock.real();
        const values = { key: keyOf(key), now, ends: new Date(now.getTime() + seconds * 1000) };
        const taken = await database.transaction(async (tx) => {
          // MariaDB sets from left to right: the number first, while the old end still stands.
          await database.execute(
            `INSERT INTO rate_limits (limit_key, taken, ends_at) VALUES (:key, 1, :ends) ${whenTaken}
               taken = CASE WHEN rate_limits.ends_at <= :now THEN 1 ELSE rate_limits.taken + 1 END,
               ends_at = CASE WHEN rate_limits.ends_at <= :now THEN :ends ELSE rate_limits.ends_at END`,
            values,
            tx,
          );
          const sql = 'SELECT taken FROM rate_limits WHERE limit_key = :key';
          return Number((await database.first<{ taken: number }>(sql, values, tx))?.taken);
        });
        if (taken > points) throw rateLimited();
      },
      async forgive(key) {
        await database.transaction((tx) =>
          database.execute('DELETE FROM rate_limits WHERE limit_key = :key', { key: keyOf(key) }, tx),
        );
      },
    };
  };
}

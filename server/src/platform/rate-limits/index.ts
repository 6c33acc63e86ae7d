import type { Logger } from '../log';
import type { RedisRateLimits } from './in-redis';

export { databaseRateLimits } from './in-database';
export type { RateLimit, RateLimits } from './rate-limits';

/** Counts in Redis; loads its library only when Redis is configured. */
export const redisRateLimits = async (url: string, logger: Logger): Promise<RedisRateLimits> =>
  (await import('./in-redis.js')).redisRateLimits(url, logger);

import type { Logger } from '../log';
import type { RedisRateLimits } from './in-redis';

export { databaseRateLimits } from './in-database';
export type { RateLimit, RateLimits } from './rate-limits';

/** Counted in Redis, whose library is loaded only where there is one. */
export const redisRateLimits = async (url: string, logger: Logger): Promise<RedisRateLimits> =>
  (await import('./in-redis.js')).redisRateLimits(url, logger);

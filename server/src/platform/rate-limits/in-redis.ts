import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Logger } from '../log';
import { countedBy } from './counted-by';
import type { RateLimits } from './rate-limits';

export interface RedisRateLimits {
  readonly rateLimits: RateLimits;
  close(): void;
}
const patienceMilliseconds = 500;

/**
 * Counts in Redis for all servers together. While Redis is unreachable each server counts by itself, from zero:
 * nobody is locked out, and guessing stays limited.
 */
export function redisRateLimits(url: string, logger: Logger): RedisRateLimits {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: patienceMilliseconds,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
  });
  let away = false;
  const say = (isAway: boolean) => {
    if (away !== isAway) logger.warn({ away: isAway }, isAway ? 'redis is away' : 'redis is back');
    away = isAway;
  };
  client.on('error', () => say(true));
  client.on('ready', () => say(false));

  return {
    rateLimits: (name, points, seconds) => {
      const share = { keyPrefix: `yuanhang:${name}`, points, duration: seconds };
      return countedBy(
        new RateLimiterRedis({
          ...share,
          storeClient: client,
          rejectIfRedisNotReady: true,
          insuranceLimiter: new RateLimiterMemory(share),
        }),
      );
    },
    close: () => client.disconnect(),
  };
}

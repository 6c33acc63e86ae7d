import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { hashToken } from '../crypto';
import type { Logger } from '../log';
import { type RateLimits, rateLimited } from './rate-limits';

export interface RedisRateLimits {
  readonly rateLimits: RateLimits;
  close(): void;
}
const patienceMilliseconds = 500;

/**
 * Counted in Redis for all servers together. While Redis is away each server counts for itself, from nothing: nobody
 * is kept out by it, and nobody may guess without end.
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
      const limiter = new RateLimiterRedis({
        ...share,
        storeClient: client,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(share),
      });
      return {
        async take(key) {
          try {
            await limiter.consume(hashToken(key));
          } catch (error) {
            if (error instanceof RateLimiterRes) throw rateLimited();
            throw error;
          }
        },
        async forgive(key) {
          await limiter.delete(hashToken(key));
        },
      };
    },
    close: () => client.disconnect(),
  };
}

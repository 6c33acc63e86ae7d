import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { hashToken } from '../crypto';
import { AppError } from '../errors';
import type { RateLimit } from './rate-limits';

/**
 * A limit counted by a limiter of the library. Stores digests, so that the accounts that somebody tries stay unknown.
 */
export const countedBy = (limiter: Pick<RateLimiterAbstract, 'consume' | 'delete'>): RateLimit => ({
  async take(key) {
    try {
      await limiter.consume(hashToken(key));
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new AppError('rate_limited');
      throw error;
    }
  },
  async count(key) {
    try {
      return (await limiter.consume(hashToken(key))).consumedPoints;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.consumedPoints;
      throw error;
    }
  },
  async forgive(key) {
    await limiter.delete(hashToken(key));
  },
});

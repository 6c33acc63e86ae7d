import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { hashToken } from '../crypto';
import { AppError } from '../errors';
import type { RateLimit } from './rate-limits';

/** A limit that a limiter of the library counts. It keeps digests: whose account somebody guesses at is nobody's business. */
export const countedBy = (limiter: Pick<RateLimiterAbstract, 'consume' | 'delete'>): RateLimit => ({
  async take(key) {
    try {
      await limiter.consume(hashToken(key));
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new AppError('rate_limited');
      throw error;
    }
  },
  async forgive(key) {
    await limiter.delete(hashToken(key));
  },
});

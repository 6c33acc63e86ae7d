import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors';

export interface RateLimit {
  /** Counts one; throws `rate_limited` when the key has had its share. */
  take(key: string): Promise<void>;
  /** Gives the whole share back, e.g. after a successful sign-in. */
  forgive(key: string): Promise<void>;
}

/** `points` per `seconds` and key, in this process's memory. */
export function rateLimit(name: string, points: number, seconds: number): RateLimit {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new AppError('rate_limited');
        throw error;
      }
    },
    async forgive(key) {
      await limiter.delete(key);
    },
  };
}

declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import { RateLimiterStoreAbstract as Described, type RateLimiterRes } from 'rate-limiter-flexible';

  /** What a store of one's own derives from. The package describes the class, but gives it by this path only. */
  abstract class RateLimiterStoreAbstract<Stored> extends Described {
    /** Adds points to a key for so many milliseconds, and returns what `_getRateLimiterRes` reads. */
    abstract _upsert(key: string, points: number, milliseconds: number): Promise<Stored>;
    /** False when there is no such key. */
    abstract _delete(key: string): Promise<boolean>;
    abstract _getRateLimiterRes(key: string, changedPoints: number, stored: Stored): RateLimiterRes;
  }
  export = RateLimiterStoreAbstract;
}

declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import { RateLimiterStoreAbstract as Described, type RateLimiterRes } from 'rate-limiter-flexible';

  /** The base class of a custom store. The package has its types, but exports it only by this path. */
  abstract class RateLimiterStoreAbstract<Stored> extends Described {
    /** Adds points to a key for a number of milliseconds, and returns the input of `_getRateLimiterRes`. */
    abstract _upsert(key: string, points: number, milliseconds: number): Promise<Stored>;
    /** Returns false when the key does not exist. */
    abstract _delete(key: string): Promise<boolean>;
    abstract _getRateLimiterRes(key: string, changedPoints: number, stored: Stored): RateLimiterRes;
  }
  export = RateLimiterStoreAbstract;
}

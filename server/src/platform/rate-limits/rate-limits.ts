export interface RateLimit {
  /** Counts one; throws `rate_limited` when the key has had its share. Never inside a transaction. */
  take(key: string): Promise<void>;
  /** Gives the whole share back, e.g. after a successful sign-in. */
  forgive(key: string): Promise<void>;
}

/** `points` per `seconds` and key, counted for all servers together. The time begins with the first one taken. */
export type RateLimits = (name: string, points: number, seconds: number) => RateLimit;

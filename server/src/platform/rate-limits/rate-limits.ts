export interface RateLimit {
  /** Counts one attempt; throws `rate_limited` when the key has used its share. Never call it inside a transaction. */
  take(key: string): Promise<void>;
  /** Counts one more and never throws for it; the number within the current time. Never call it inside a transaction. */
  count(key: string): Promise<number>;
  /** Resets the count, e.g. after a successful sign-in. */
  forgive(key: string): Promise<void>;
}

/** `points` per `seconds` and key, counted for all servers together. The time starts with the first attempt. */
export type RateLimits = (name: string, points: number, seconds: number) => RateLimit;

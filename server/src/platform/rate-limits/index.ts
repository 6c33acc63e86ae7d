export { databaseRateLimits } from './in-database';
export { redisRateLimits } from './in-redis';
export type { RateLimit, RateLimits } from './rate-limits';

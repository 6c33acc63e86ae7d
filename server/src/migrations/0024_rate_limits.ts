import type { Migration } from '../platform/database/migration';

export const rateLimits: Migration = {
  name: '0024_rate_limits',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE rate_limits (
        limit_key ${t.key(120)} PRIMARY KEY, taken ${t.integer} NOT NULL, ends_at ${t.instant} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX rate_limits_age ON rate_limits (ends_at)',
    ),
};

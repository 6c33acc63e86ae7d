import type { Migration } from '../platform/database/migration';

/** When the person of a session last entered a password; null for sessions that began without one. */
export const confirmedSessions: Migration = {
  name: '0027_confirmed_sessions',
  up: ({ run, t }) => run(`ALTER TABLE sessions ADD COLUMN confirmed_at ${t.instant}`),
};

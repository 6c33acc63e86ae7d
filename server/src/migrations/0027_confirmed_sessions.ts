import type { Migration } from '../platform/database';

/** When the person behind a session last proved who they are by typing a password; null where a device vouched for them. */
export const confirmedSessions: Migration = {
  name: '0027_confirmed_sessions',
  up: ({ run, t }) => run(`ALTER TABLE sessions ADD COLUMN confirmed_at ${t.instant}`),
};

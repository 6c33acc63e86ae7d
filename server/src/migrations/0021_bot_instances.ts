import type { Migration } from '../platform/database/migration';

/** Names the instance behind a login: of several bots on one account only one is active. */
export const botInstances: Migration = {
  name: '0021_bot_instances',
  up: ({ run }) => run('ALTER TABLE chat_logins ADD COLUMN instance VARCHAR(64)'),
};

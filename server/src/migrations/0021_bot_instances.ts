import type { Migration } from '../platform/database';

/** Which of several bots on one account is the one that speaks. */
export const botInstances: Migration = {
  name: '0021_bot_instances',
  up: ({ run }) => run('ALTER TABLE chat_logins ADD COLUMN instance VARCHAR(64)'),
};

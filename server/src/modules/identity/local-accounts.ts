import type { Database } from '../../platform/database';

/** Is there an account with a password of ours, as demos and tests have them? A production start refuses that. */
export async function hasLocalAccounts(database: Database): Promise<boolean> {
  return (await database.first('SELECT id FROM users WHERE password_hash IS NOT NULL LIMIT 1')) !== null;
}

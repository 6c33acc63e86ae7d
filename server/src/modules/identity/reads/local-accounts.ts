import type { Database } from '../../../platform/database';

/** Whether an account has a password in this system, as in demos and tests. Production refuses to start then. */
export async function hasLocalAccounts(database: Database): Promise<boolean> {
  return (await database.first('SELECT id FROM users WHERE password_hash IS NOT NULL LIMIT 1')) !== null;
}

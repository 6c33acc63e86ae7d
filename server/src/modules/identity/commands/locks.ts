import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';

/*
 * Locks that last until the end of the transaction. They are an UPDATE that changes nothing, because SQLite has no
 * SELECT … FOR UPDATE; on SQLite the transaction already holds the only write lock, and the statement costs nothing.
 */

/** Waits for other transactions that change an administrator, so that two cannot disable each other at the same time. */
export async function lockAdministrators({ database }: IdentityContext, tx: Tx): Promise<void> {
  const admins = "SELECT user_id FROM user_roles WHERE role = 'admin'";
  await database.execute(`UPDATE users SET version = version WHERE id IN (${admins})`, {}, tx);
}

/** Waits for other transactions that redeem a binding code in this login of the bot. */
export async function lockChatLogin({ database }: IdentityContext, loginId: string, tx: Tx): Promise<void> {
  await database.execute('UPDATE chat_logins SET state = state WHERE id = :loginId', { loginId }, tx);
}

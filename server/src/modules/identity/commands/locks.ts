import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { ChatLogin, User } from '../model';

/** Waits for other transactions that change an administrator, so that two cannot disable each other at the same time. */
export async function lockAdministrators({ database }: IdentityContext, tx: Tx): Promise<void> {
  const sql = "SELECT DISTINCT user_id FROM user_roles WHERE role = 'admin' ORDER BY user_id";
  const admins = await database.select<{ user_id: string }>(sql, {}, tx);
  await database.lock(
    User,
    admins.map(({ user_id }) => user_id),
    tx,
  );
}

/** Waits for other imports: each is applied by an administrator, and locks all of them. */
export const lockImports = lockAdministrators;

/** Waits for other transactions that redeem a binding code in this login of the bot. */
export const lockChatLogin = ({ database }: IdentityContext, loginId: string, tx: Tx): Promise<void> =>
  database.lock(ChatLogin, [loginId], tx);

/** Waits for other transactions that must see what this one writes about a person. */
export const lockPerson = ({ database }: IdentityContext, userId: string, tx: Tx): Promise<void> =>
  database.lock(User, [userId], tx);

import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';

/** Those of the students who have signed in, are bound to a chat or a WeChat account, or have a further role. */
export async function usedAccounts(
  { database }: IdentityContext,
  ids: readonly string[],
  tx: Tx,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await database.select<{ id: string }>(
    `SELECT u.id FROM users u WHERE u.id IN (:ids) AND (
       EXISTS (SELECT 1 FROM sessions x WHERE x.user_id = u.id)
       OR EXISTS (SELECT 1 FROM wechat_accounts x WHERE x.user_id = u.id)
       OR EXISTS (SELECT 1 FROM chat_bindings x WHERE x.user_id = u.id)
       OR EXISTS (SELECT 1 FROM binding_codes x WHERE x.user_id = u.id)
       OR EXISTS (SELECT 1 FROM user_roles x WHERE x.user_id = u.id AND x.role <> 'student'))`,
    { ids },
    tx,
  );
  return rows.map(({ id }) => id);
}

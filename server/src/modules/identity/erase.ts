import type { Database, Tx } from '../../platform/database';

/** Takes what a student gave to be reached by; name and studies are the university's register. */
export const eraseContact =
  (database: Database) =>
  async (userId: string, tx: Tx): Promise<void> => {
    await database.update('users', { id: userId }, { phone: null, email: null }, tx);
    const given = {
      address: null,
      wechat_name: null,
      emergency_name: null,
      emergency_relation: null,
      emergency_phone: null,
    };
    await database.update('students', { user_id: userId }, given, tx);
    for (const table of ['chat_bindings', 'binding_codes', 'wechat_accounts'])
      await database.write(`DELETE FROM ${table} WHERE user_id = :userId`, { userId }, tx);
  };

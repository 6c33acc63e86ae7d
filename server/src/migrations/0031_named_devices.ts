import { hasColumn, type Migration } from '../platform/database/migration';

/**
 * The device of a session, of a WeChat account and of a hand-over, as its owner recognises it; the code of a hand-over; and
 * whether a session began in WeChat, where a person acts as a student only. Open sessions of staff with a bound WeChat end,
 * because it is unknown which of them began there.
 */
export const namedDevices: Migration = {
  name: '0031_named_devices',
  async up(tools) {
    const { run, t } = tools;
    const columns = [
      ['handovers', 'code_hash', t.key(64)],
      ['handovers', 'guesses', `${t.integer} NOT NULL DEFAULT 0`],
      ['handovers', 'device', t.text(60)],
      ['handovers', 'opened_at', t.instant],
      ['wechat_accounts', 'device', t.text(60)],
      ['sessions', 'device', t.text(60)],
      ['sessions', 'by_wechat', `${t.boolean} NOT NULL DEFAULT 0`],
    ] as const;
    for (const [table, column, type] of columns) {
      if (!(await hasColumn(tools, table, column))) await run(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    }
    await run(
      `UPDATE sessions SET revoked_at = seen_at WHERE revoked_at IS NULL AND user_id IN (
         SELECT w.user_id FROM wechat_accounts w JOIN user_roles r ON r.user_id = w.user_id WHERE r.role <> 'student')`,
    );
  },
};

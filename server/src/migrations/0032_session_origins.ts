import { hasColumn, hasIndex, type Migration } from '../platform/database/migration';

/**
 * The kind of client of a session, and the hash of the CAS ticket from which a session or a hand-over came. Sessions from
 * before count as those of browsers: a phone signs in again, which it does by itself.
 */
export const sessionOrigins: Migration = {
  name: '0032_session_origins',
  async up(tools) {
    const { run, t } = tools;
    const columns = [
      ['sessions', 'client', `${t.key(20)} NOT NULL DEFAULT 'browser'`],
      ['sessions', 'cas_ticket_hash', t.key(64)],
      ['handovers', 'cas_ticket_hash', t.key(64)],
    ] as const;
    for (const [table, column, type] of columns) {
      if (!(await hasColumn(tools, table, column))) await run(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    }
    for (const table of ['sessions', 'handovers']) {
      const index = `${table}_cas_ticket`;
      if (!(await hasIndex(tools, table, index))) await run(`CREATE INDEX ${index} ON ${table} (cas_ticket_hash)`);
    }
  },
};

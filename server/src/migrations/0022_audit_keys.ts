import type { Migration } from '../platform/database/migration';

/** The id of the key that signed a row and the head; '' for rows older than the keys, which do not verify. */
export const auditKeys: Migration = {
  name: '0022_audit_keys',
  up: ({ run, t }) =>
    run(
      `ALTER TABLE audit_entries ADD COLUMN key_id ${t.key(16)} NOT NULL DEFAULT ''`,
      `ALTER TABLE audit_head ADD COLUMN key_id ${t.key(16)} NOT NULL DEFAULT ''`,
      `ALTER TABLE audit_head ADD COLUMN seal ${t.key(64)} NOT NULL DEFAULT ''`,
    ),
};

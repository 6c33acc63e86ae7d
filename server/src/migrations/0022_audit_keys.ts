import type { Migration } from '../platform/database';

/** Under which key a row and the head were signed; '' before there were any, which does not verify. */
export const auditKeys: Migration = {
  name: '0022_audit_keys',
  up: ({ run, t }) =>
    run(
      `ALTER TABLE audit_entries ADD COLUMN key_id ${t.key(16)} NOT NULL DEFAULT ''`,
      `ALTER TABLE audit_head ADD COLUMN key_id ${t.key(16)} NOT NULL DEFAULT ''`,
      `ALTER TABLE audit_head ADD COLUMN seal ${t.key(64)} NOT NULL DEFAULT ''`,
    ),
};

import type { Migration } from '../platform/database/migration';

export const audit: Migration = {
  name: '0005_audit',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE audit_entries (
        seq ${t.integer} PRIMARY KEY, id ${t.id} NOT NULL UNIQUE, at ${t.instant} NOT NULL, actor_id ${t.key(20)} NOT NULL,
        actor_role ${t.key(20)} NOT NULL, action ${t.key(60)} NOT NULL, subject_type ${t.key(30)} NOT NULL, subject_id ${t.key(64)} NOT NULL,
        detail_digest ${t.key(64)} NOT NULL, previous_digest ${t.key(64)} NOT NULL, digest ${t.key(64)} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX audit_entries_subject ON audit_entries (subject_id, seq)',
      'CREATE INDEX audit_entries_action ON audit_entries (action, seq)',
      `CREATE TABLE audit_details (entry_id ${t.id} PRIMARY KEY, text ${t.longText} NOT NULL) ${t.table}`,
      `CREATE TABLE audit_head (name ${t.key(10)} PRIMARY KEY, seq ${t.integer} NOT NULL, digest ${t.key(64)} NOT NULL) ${t.table}`,
    ),
};

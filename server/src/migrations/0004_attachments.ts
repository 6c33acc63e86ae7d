import type { Migration } from '../platform/database/migration';

export const attachments: Migration = {
  name: '0004_attachments',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE attachments (
        id ${t.id} PRIMARY KEY, owner_type ${t.key(20)} NOT NULL CHECK (owner_type IN ('application', 'request')),
        owner_id ${t.id} NOT NULL, requirement_key ${t.key(40)} NOT NULL, storage_key ${t.key(80)},
        file_name ${t.text(120)} NOT NULL, file_type ${t.key(10)} NOT NULL CHECK (file_type IN ('pdf', 'jpg', 'png', 'docx', 'xlsx')),
        bytes ${t.integer} NOT NULL, sha256 ${t.key(64)},
        state ${t.key(10)} NOT NULL CHECK (state IN ('pending', 'complete', 'deleted')), slot ${t.integer},
        replaces ${t.id}, uploaded_by ${t.id} NOT NULL, created_at ${t.instant} NOT NULL, uploaded_at ${t.instant},
        expires_at ${t.instant},
        CONSTRAINT one_file_per_slot UNIQUE (owner_type, owner_id, requirement_key, slot)
      ) ${t.table}`,
      'CREATE INDEX attachments_of ON attachments (owner_type, owner_id, state, uploaded_at, id)',
      'CREATE INDEX attachments_incoming ON attachments (expires_at)',
      'CREATE INDEX attachments_leftover ON attachments (state, expires_at)',
    ),
};

import type { Migration } from '../platform/database/migration';

export const privacy: Migration = {
  name: '0017_privacy',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE consents (
        seq ${t.sequence}, user_id ${t.id} NOT NULL, purpose ${t.key(30)} NOT NULL, version ${t.integer} NOT NULL,
        granted ${t.boolean} NOT NULL, at ${t.instant} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX consents_of ON consents (user_id, purpose, seq)',
      `CREATE TABLE erasure_requests (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, user_id ${t.id} NOT NULL, reason ${t.text(500)} NOT NULL,
        state ${t.key(10)} NOT NULL CHECK (state IN ('waiting', 'done', 'refused')), asked_at ${t.instant} NOT NULL,
        decided_at ${t.instant}, decided_by ${t.id}, answer ${t.text(500)}, open_marker ${t.integer},
        CONSTRAINT one_erasure_request UNIQUE (user_id, open_marker)
      ) ${t.table}`,
      'CREATE INDEX erasure_requests_state ON erasure_requests (state, seq)',
      `ALTER TABLE applications ADD COLUMN erased_at ${t.instant}`,
      'CREATE INDEX applications_to_erase ON applications (erased_at, updated_at)',
    ),
};

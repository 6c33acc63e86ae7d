import type { Migration } from '../platform/database/migration';

export const supplements: Migration = {
  name: '0010_supplements',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE supplement_requests (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, application_id ${t.id} NOT NULL, items ${t.json} NOT NULL,
        comment ${t.longText} NOT NULL, due_on ${t.date} NOT NULL, step ${t.key(10)} NOT NULL,
        asked_by ${t.id} NOT NULL, asked_by_name ${t.text(60)} NOT NULL, asked_at ${t.instant} NOT NULL,
        state ${t.key(10)} NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn', 'ended')), ended_at ${t.instant},
        open_marker ${t.integer},
        CONSTRAINT one_open_supplement UNIQUE (application_id, open_marker)
      ) ${t.table}`,
      'CREATE INDEX supplement_requests_of ON supplement_requests (application_id, seq)',
    ),
};

import type { Migration } from '../platform/database/migration';

export const lateEntryPasses: Migration = {
  name: '0012_late_entry_passes',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE late_entry_passes (
        seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, student_id ${t.id} NOT NULL, programme_id ${t.id} NOT NULL,
        reason ${t.text(200)} NOT NULL, expires_on ${t.date} NOT NULL, granted_by ${t.id} NOT NULL,
        granted_by_name ${t.text(60)} NOT NULL, granted_at ${t.instant} NOT NULL, revoked_at ${t.instant},
        open_marker ${t.integer},
        CONSTRAINT one_pass UNIQUE (student_id, programme_id, open_marker)
      ) ${t.table}`,
      'CREATE INDEX late_entry_passes_of_programme ON late_entry_passes (programme_id, seq)',
    ),
};

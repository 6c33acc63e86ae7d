import type { Migration } from '../platform/database/migration';

export const reports: Migration = {
  name: '0016_reports',
  up: ({ run }) =>
    run(
      'CREATE INDEX applications_submitted ON applications (submitted_at, id)',
      'CREATE INDEX applications_submitted_college ON applications (college_id, submitted_at, id)',
      'CREATE INDEX applications_submitted_stage ON applications (stage, submitted_at, id)',
      'CREATE INDEX audit_entries_actor ON audit_entries (actor_id, seq)',
    ),
};

import type { Migration } from '../platform/database/migration';

export const submissions: Migration = {
  name: '0018_submissions',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE submissions (
        seq ${t.sequence}, subject_id ${t.id} NOT NULL, application_id ${t.id} NOT NULL, at ${t.instant} NOT NULL,
        answers ${t.json} NOT NULL, files ${t.json} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX submissions_of ON submissions (subject_id, seq)',
      'CREATE INDEX submissions_of_application ON submissions (application_id)',
    ),
};

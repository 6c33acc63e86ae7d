import type { Migration } from '../platform/database/migration';

export const checkInChases: Migration = {
  name: '0019_check_in_chases',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE check_in_chases (
        seq ${t.sequence}, application_id ${t.id} NOT NULL, chased_at ${t.instant} NOT NULL
      ) ${t.table}`,
      'CREATE INDEX check_in_chases_of ON check_in_chases (application_id, chased_at)',
    ),
};

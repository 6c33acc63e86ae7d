import type { Migration } from '../platform/database';

/** A reminder reads what is due, not everybody who is abroad: without these two, each run read every stay. */
export const reminderIndexes: Migration = {
  name: '0026_reminder_indexes',
  up: ({ run }) =>
    run(
      'CREATE INDEX applications_arriving ON applications (stage, arrived_on, depart_on, id)',
      'CREATE INDEX applications_returning ON applications (stage, return_on, id)',
    ),
};

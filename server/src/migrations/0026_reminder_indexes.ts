import type { Migration } from '../platform/database/migration';

/** Lets reminder rules read only what is due: without these two indexes each run read every application abroad. */
export const reminderIndexes: Migration = {
  name: '0026_reminder_indexes',
  up: ({ run }) =>
    run(
      'CREATE INDEX applications_arriving ON applications (stage, arrived_on, depart_on, id)',
      'CREATE INDEX applications_returning ON applications (stage, return_on, id)',
    ),
};

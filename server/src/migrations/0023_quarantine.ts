import type { Migration } from '../platform/database';

/** A file that the scanner could not be asked about is taken, but given to nobody until it was. */
export const quarantine: Migration = {
  name: '0023_quarantine',
  up: ({ run, t }) =>
    run(
      `ALTER TABLE attachments ADD COLUMN quarantined ${t.boolean} NOT NULL DEFAULT 0`,
      'CREATE INDEX attachments_quarantined ON attachments (quarantined, state)',
    ),
};

import type { Migration } from '../platform/database/migration';

/** Marks files accepted while the virus scanner was unreachable: they are served only after a scan. */
export const quarantine: Migration = {
  name: '0023_quarantine',
  up: ({ run, t }) =>
    run(
      `ALTER TABLE attachments ADD COLUMN quarantined ${t.boolean} NOT NULL DEFAULT 0`,
      'CREATE INDEX attachments_quarantined ON attachments (quarantined, state)',
    ),
};

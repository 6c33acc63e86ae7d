import { hasColumn, type Migration } from '../platform/database/migration';

/** The host that an approved change named; null while it is the institution of the programme or of the student's page. */
export const applicationHost: Migration = {
  name: '0030_application_host',
  async up(tools) {
    if (await hasColumn(tools, 'applications', 'host')) return;
    await tools.run(`ALTER TABLE applications ADD COLUMN host ${tools.t.text(100)}`);
  },
};

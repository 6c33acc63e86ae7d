import type { Migration, MigrationTools } from '../platform/database/migration';

async function hasColumn({ select, dialect }: MigrationTools, table: string, column: string): Promise<boolean> {
  const found = await select(
    dialect === 'sqlite'
      ? 'SELECT name FROM pragma_table_info(:table) WHERE name = :column'
      : `SELECT column_name FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = :table AND column_name = :column`,
    { table, column },
  );
  return found.length > 0;
}

/** The host that an approved change named; null while it is the institution of the programme or of the student's page. */
export const applicationHost: Migration = {
  name: '0030_application_host',
  async up(tools) {
    if (await hasColumn(tools, 'applications', 'host')) return;
    await tools.run(`ALTER TABLE applications ADD COLUMN host ${tools.t.text(100)}`);
  },
};

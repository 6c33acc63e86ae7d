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

/**
 * What an application stands on is called its offering; `terms` are to be those of the academic year. The release
 * before this one writes the old name: its servers are stopped for this upgrade (docs/deploy.md).
 */
export const offering: Migration = {
  name: '0029_offering',
  async up(tools) {
    if (await hasColumn(tools, 'applications', 'offering')) return;
    await tools.run('ALTER TABLE applications RENAME COLUMN terms TO offering');
  },
};

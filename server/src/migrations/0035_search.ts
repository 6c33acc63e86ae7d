import type { Migration, MigrationTools } from '../platform/database/migration';

/** Existing rows become searchable by a job after the start; an empty table needs none. */
const pending = (kind: string, table: string) =>
  `INSERT INTO search_backfills (kind, after_id) SELECT '${kind}', '' FROM ${table}
   WHERE NOT EXISTS (SELECT 1 FROM search_backfills WHERE kind = '${kind}') LIMIT 1`;

async function hasTable({ select, dialect }: MigrationTools, table: string): Promise<boolean> {
  const found = await select(
    dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = :table"
      : 'SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = :table',
    { table },
  );
  return found.length > 0;
}

/** Search by parts of texts: the normalised text of each subject, and its pairs of characters as an index. */
export const search: Migration = {
  name: '0035_search',
  async up(tools) {
    const { run, t } = tools;
    const create = async (table: string, columns: string) => {
      if (!(await hasTable(tools, table))) await run(`CREATE TABLE ${table} (${columns}) ${t.table}`);
    };
    await create(
      'search_texts',
      `kind ${t.key(20)} NOT NULL, subject_id ${t.id} NOT NULL, text ${t.key(1000)} NOT NULL, PRIMARY KEY (kind, subject_id)`,
    );
    await create(
      'search_grams',
      `kind ${t.key(20)} NOT NULL, gram ${t.key(4)} NOT NULL, subject_id ${t.id} NOT NULL, PRIMARY KEY (kind, gram, subject_id)`,
    );
    await create('search_backfills', `kind ${t.key(20)} PRIMARY KEY, after_id ${t.key(20)} NOT NULL`);
    await run(
      pending('student', 'students'),
      pending('programme', 'programmes'),
      pending('application', 'applications'),
    );
  },
};

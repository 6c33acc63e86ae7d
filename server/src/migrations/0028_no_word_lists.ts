import type { Migration, MigrationTools } from '../platform/database/migration';
import { rebuildTable } from '../platform/database/rebuild-table';

/**
 * The columns whose words a CHECK listed. The lists grow, and a CHECK cannot grow with them without a migration that
 * rebuilds the table, so words are checked where they are written: by the types of the models and the schemas of the routes.
 */
const columnsOf = ({ t }: MigrationTools): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  users: { status: `${t.key(10)} NOT NULL` },
  programmes: {
    category: `${t.key(20)} NOT NULL`,
    form: `${t.key(20)} NOT NULL`,
    status: `${t.key(10)} NOT NULL`,
  },
  applications: { stage: `${t.key(20)} NOT NULL` },
  timeline_entries: { actor_role: `${t.key(20)} NOT NULL`, stage: `${t.key(20)} NOT NULL` },
  requests: { kind: `${t.key(30)} NOT NULL`, status: `${t.key(20)} NOT NULL` },
  check_ins: { kind: `${t.key(12)} NOT NULL`, wellbeing: `${t.key(12)} NOT NULL`, source: `${t.key(10)} NOT NULL` },
  help_requests: { source: `${t.key(10)} NOT NULL` },
  deliveries: { channel: `${t.key(10)} NOT NULL`, state: `${t.key(12)} NOT NULL` },
  supplement_requests: { state: `${t.key(10)} NOT NULL` },
  attachments: {
    owner_type: `${t.key(20)} NOT NULL`,
    file_type: `${t.key(10)} NOT NULL`,
    state: `${t.key(10)} NOT NULL`,
  },
  announcements: { status: `${t.key(12)} NOT NULL` },
  roll_call_answers: { wellbeing: t.key(12) },
  imports: { kind: `${t.key(20)} NOT NULL` },
  erasure_requests: { state: `${t.key(10)} NOT NULL` },
  channel_preferences: { preferred: `${t.key(10)} NOT NULL` },
  subscribe_quota_entries: { reason: `${t.key(10)} NOT NULL` },
});

/** ` CHECK (stage IN ('draft', …))`, of one of these columns. */
const wordListOf = (columns: readonly string[]) =>
  new RegExp(`\\s+CHECK\\s*\\(\\s*["\`]?(?:${columns.join('|')})["\`]?\\s+IN\\s*\\([^()]*\\)\\s*\\)`, 'gi');

async function onSqlite(tools: MigrationTools): Promise<void> {
  for (const [table, columns] of Object.entries(columnsOf(tools))) {
    const wordList = wordListOf(Object.keys(columns));
    const [{ sql } = { sql: '' }] = await tools.select<{ sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :table",
      { table },
    );
    const without = sql.replace(wordList, '');
    if (without !== sql) await rebuildTable(tools, table, () => without);
  }
}

interface Check {
  readonly table: string;
  readonly name: string;
  /** As the server prints it: `stage` in ('draft',…), with character sets and more brackets on MySQL. */
  readonly clause: string;
}

/** MySQL turns a CHECK of a column into one of the table, and so does MariaDB where it has a name. */
const checksOfTables = `SELECT t.TABLE_NAME AS \`table\`, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS clause
  FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t
    ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
  WHERE c.CONSTRAINT_SCHEMA = DATABASE() AND t.CONSTRAINT_TYPE = 'CHECK'`;
/** MariaDB's names are unique within a table only. The CHECK of a column has the column's name and cannot be dropped by it. */
const checksOnMariadb = `SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS clause, LEVEL AS level
  FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()`;

async function onMysql(tools: MigrationTools): Promise<void> {
  const { run, select } = tools;
  const [server] = await select<{ version: string }>('SELECT VERSION() AS version');
  const checks = await select<Check & { level?: string }>(
    server?.version.includes('MariaDB') ? checksOnMariadb : checksOfTables,
  );
  for (const [table, columns] of Object.entries(columnsOf(tools))) {
    const changes: string[] = [];
    for (const { name, clause, level } of checks.filter((check) => check.table === table)) {
      const column = /^\(*`(\w+)` in \(/i.exec(clause)?.[1] ?? '';
      const definition = columns[column];
      if (definition === undefined) continue;
      changes.push(level === 'Column' ? `MODIFY COLUMN ${column} ${definition}` : `DROP CONSTRAINT \`${name}\``);
    }
    if (changes.length > 0) await run(`ALTER TABLE ${table} ${changes.join(', ')}`);
  }
}

/** Takes away what an earlier start left, so it may have stopped anywhere before. */
export const noWordLists: Migration = {
  name: '0028_no_word_lists',
  up: (tools) => (tools.dialect === 'sqlite' ? onSqlite(tools) : onMysql(tools)),
};

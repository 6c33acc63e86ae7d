import type { MigrationTools } from './migration';

/** The name of the rebuilt table until it is renamed to the old one. */
const temporaryName = (table: string) => `${table}_rebuilt`;

/** Puts another table name into `CREATE TABLE users (…)`; SQLite quotes the name once the table was renamed. */
function renamed(sql: string, table: string, name: string): string {
  const head = new RegExp(`^CREATE TABLE\\s+(["\`]?)${table}\\1(?=[\\s(])`, 'i');
  if (!head.test(sql)) throw new Error(`the definition of ${table} does not begin with CREATE TABLE ${table}`);
  return sql.replace(head, `CREATE TABLE ${name}`);
}

/** Copies the AUTOINCREMENT sequence, which also covers deleted rows, so that no number is given twice. */
async function copySequence({ run, select }: MigrationTools, table: string, copy: string): Promise<void> {
  const [made] = await select("SELECT name FROM sqlite_schema WHERE name = 'sqlite_sequence'");
  if (!made) return;
  await run(
    `DELETE FROM sqlite_sequence WHERE name = '${copy}'`,
    `INSERT INTO sqlite_sequence (name, seq) SELECT '${copy}', seq FROM sqlite_sequence WHERE name = '${table}'`,
  );
}

/**
 * Changes the definition of an SQLite table by the documented procedure
 * (https://sqlite.org/lang_altertable.html#otheralter): creates a new table, copies the rows, drops the old table,
 * renames the new one, and recreates indexes and triggers. References of other tables are by name and stay valid.
 * `migrate` does the rest of the procedure: foreign keys are off, everything is one transaction, and all references
 * are checked before it commits. If the process is killed, SQLite rolls the transaction back and the next start
 * repeats it.
 * @param redefine maps SQLite's CREATE TABLE statement to the new one with the same columns
 * @throws for a table that does not exist, and when `redefine` changes the columns
 */
export async function rebuildTable(
  tools: MigrationTools,
  table: string,
  redefine: (sql: string) => string,
): Promise<void> {
  const { run, select } = tools;
  const schema = await select<{ type: string; sql: string }>(
    "SELECT type, sql FROM sqlite_schema WHERE tbl_name = :table AND type IN ('table', 'index', 'trigger') AND sql IS NOT NULL",
    { table },
  );
  const old = schema.find(({ type }) => type === 'table');
  if (!old) throw new Error(`there is no table ${table}`);
  const others = schema.filter(({ type }) => type !== 'table').map(({ sql }) => sql);
  const columns = (await select<{ name: string }>('SELECT name FROM pragma_table_info(:table)', { table }))
    .map(({ name }) => `"${name}"`)
    .join(', ');
  const copy = temporaryName(table);
  await run(
    `DROP TABLE IF EXISTS ${copy}`,
    renamed(redefine(old.sql), table, copy),
    `INSERT INTO ${copy} (${columns}) SELECT ${columns} FROM ${table}`,
  );
  await copySequence(tools, table, copy);
  await run(
    `DROP TABLE ${table}`,
    // Otherwise renaming checks every trigger and view, and fails at one that names the dropped table.
    'PRAGMA legacy_alter_table = ON',
    `ALTER TABLE ${copy} RENAME TO ${table}`,
    'PRAGMA legacy_alter_table = OFF',
    ...others,
  );
}

/**
 * `node -r ./config/jest/run-source.cjs server/test/schemas/store.ts <version> <database url>`: stores the schema of
 * a release and rows of every table beside this file. server/src/migrations/README.md explains how and when.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, instantText, openDatabase } from '../../src/platform/database';
import { exampleRows } from './example-rows';
import { insertStored, type StoredRow, type StoredSchema } from './stored-schema';

type Stored = Record<string, string | number | Date | null>;

const text = (row: Stored): StoredRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? instantText(value) : value]),
  );

async function tablesOf(database: Database): Promise<string[]> {
  const rows = await database.select<{ name: string }>(
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  return rows.map(({ name }) => name);
}

async function statementsOf(database: Database, tables: readonly string[]): Promise<string[]> {
  if (database.dialect === 'sqlite') {
    const rows = await database.select<{ sql: string }>(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
    );
    return rows.map(({ sql }) => sql);
  }
  const statements: string[] = [];
  for (const table of tables) {
    const [row] = await database.select<{ 'Create Table': string }>(`SHOW CREATE TABLE ${table}`);
    if (row) statements.push(row['Create Table']);
  }
  return statements;
}

/** Columns with at most this many different values (stages, kinds, states) get one row for each value. */
const maxWords = 12;

function chosen(rows: readonly Stored[]): Stored[] {
  const picked = new Set([rows[0], rows.at(-1)]);
  for (const column of Object.keys(rows[0] ?? {})) {
    const words = new Map(rows.map((row) => [row[column] ?? null, row]));
    const areWords = [...words.keys()].every(
      (word) => word === null || (typeof word === 'string' && /^\D{1,30}$/.test(word)),
    );
    if (words.size > maxWords || !areWords) continue;
    for (const [word, row] of words) if (![...picked].some((one) => one?.[column] === word)) picked.add(row);
  }
  return rows.filter((row) => picked.has(row));
}

/** Child table and column, parent table and column. */
async function referencesOf(database: Database): Promise<{ from: string; by: string; to: string; key: string }[]> {
  return database.select(
    database.dialect === 'sqlite'
      ? `SELECT m.name AS "from", f."from" AS "by", f."table" AS "to", f."to" AS "key"
         FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`
      : `SELECT table_name AS \`from\`, column_name AS \`by\`, referenced_table_name AS \`to\`, referenced_column_name AS \`key\`
         FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL`,
  );
}

/** Adds the rows referenced by the chosen ones. */
function withParents(
  all: ReadonlyMap<string, readonly Stored[]>,
  some: Map<string, Stored[]>,
  references: Awaited<ReturnType<typeof referencesOf>>,
): void {
  for (let added = true; added; ) {
    added = false;
    for (const { from, by, to, key } of references) {
      const wanted = new Set((some.get(from) ?? []).map((row) => row[by]));
      const kept = some.get(to) ?? [];
      const missing = (all.get(to) ?? []).filter((row) => wanted.has(row[key] ?? null) && !kept.includes(row));
      if (missing.length === 0) continue;
      some.set(to, [...kept, ...missing]);
      added = true;
    }
  }
}

async function fillEmptyTables(database: Database): Promise<void> {
  const first = async (column: string, table: string) =>
    (await database.first<{ value: string }>(`SELECT ${column} AS value FROM ${table} ORDER BY ${column} LIMIT 1`))
      ?.value ?? '';
  const examples = exampleRows({
    user: await first('user_id', 'students'),
    message: await first('id', 'messages'),
    application: await first('id', 'applications'),
    college: await first('id', 'colleges'),
  });
  for (const [table, row] of examples)
    if ((await database.first(`SELECT 1 AS one FROM ${table} LIMIT 1`)) === null)
      await insertStored(database, table, row);
}

async function schemaOf(database: Database, version: string): Promise<StoredSchema> {
  await fillEmptyTables(database);
  const tables = await tablesOf(database);
  const all = new Map<string, readonly Stored[]>();
  for (const table of tables) all.set(table, await database.select<Stored>(`SELECT * FROM ${table}`));
  const empty = tables.filter((table) => all.get(table)?.length === 0);
  if (empty.length > 0) throw new Error(`no row in ${empty.join(', ')}: add one to example-rows.ts`);
  const some = new Map(
    [...all].map(([table, rows]) => [table, table === 'schema_migrations' ? [...rows] : chosen(rows)]),
  );
  withParents(all, some, await referencesOf(database));
  return {
    version,
    dialect: database.dialect,
    statements: await statementsOf(database, tables),
    rows: Object.fromEntries([...some].map(([table, rows]) => [table, rows.map(text)])),
  };
}

async function main([version, url]: readonly string[]): Promise<void> {
  if (!version || !url) throw new Error('store.ts <version> <database url>');
  const database = openDatabase(url);
  try {
    const schema = await schemaOf(database, version);
    writeFileSync(
      join(__dirname, `${version}.${database.dialect}.json`),
      `${JSON.stringify(schema, null, 2)}\n`,
      { flag: 'wx' }, // Never overwrites a stored schema.
    );
  } finally {
    await database.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

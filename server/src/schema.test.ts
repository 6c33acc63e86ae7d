import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../test/database';
import { type Database, type ModelClass, tableOf, types } from './platform/database';

/** Every model class that a file of the server describes with `table`. */
function describedModels(): ModelClass[] {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('model.ts') || file.endsWith('settings.ts'),
  );
  return files.flatMap((file) =>
    Object.values<unknown>(require(join(__dirname, file))).filter((exported): exported is ModelClass => {
      try {
        return typeof exported === 'function' && tableOf(exported) !== null;
      } catch {
        return false;
      }
    }),
  );
}

interface ColumnFacts {
  readonly name: string;
  /** The type in the database's words: MariaDB with length and collation, SQLite with its affinity. */
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
  readonly default: string | null;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** The default in the notation of both databases. */
const defaultText = (value: unknown): string | null =>
  value === null || value === undefined || value === 'NULL' ? null : String(value).replaceAll("'", '');

async function columnsOf(database: Database, table: string): Promise<ColumnFacts[]> {
  if (database.dialect === 'sqlite') {
    const rows = await database.select<{
      name: string;
      type: string;
      notnull: number;
      pk: number;
      dflt_value: unknown;
    }>('SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_info(:table)', { table });
    return rows
      .map(({ name, type, notnull, pk, dflt_value }) => ({
        name,
        // One migration wrote VARCHAR for both databases; SQLite treats that as TEXT.
        type: type.replace(/^VARCHAR\(\d+\)$/, 'TEXT'),
        nullable: pk === 0 && notnull === 0,
        primary: pk > 0,
        default: defaultText(dflt_value),
      }))
      .sort(byName);
  }
  const rows = await database.select<
    Record<'name' | 'type' | 'nullable' | 'pk' | 'extra', string> & { collation: string | null; dflt: unknown }
  >(
    `SELECT column_name AS name, column_type AS type, collation_name AS collation, is_nullable AS nullable,
       column_key AS pk, extra AS extra, column_default AS dflt
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = :table
     AND generation_expression IS NULL`,
    { table },
  );
  return rows
    .map(({ name, type, collation, nullable, pk, extra, dflt }) => ({
      name,
      type: `${type.replace(/^(int|bigint)\(\d+\)/, '$1')}${collation === 'utf8mb4_bin' ? ' bin' : ''}${extra.includes('auto_increment') ? ' auto_increment' : ''}`,
      nullable: nullable === 'YES',
      primary: pk === 'PRI',
      default: defaultText(dflt),
    }))
    .sort(byName);
}

/** The columns of the model in the form of `columnsOf`; a default that only the model has is not compared. */
function describedColumns(database: Database, model: ModelClass, actual: readonly ColumnFacts[]): ColumnFacts[] {
  const spelled = types(database.dialect);
  return [...tableOf(model).columns.values()]
    .map(({ field, column }) => {
      const type = column.type(spelled);
      const inDatabase = actual.find(({ name }) => name === field)?.default ?? null;
      const ours = column.options.defaultValue;
      return {
        name: field,
        type: database.dialect === 'sqlite' ? (type.split(' ')[0] ?? '') : mysqlType(type),
        nullable: column.options.allowNull === true,
        primary: column.options.primaryKey === true,
        default: inDatabase === null ? null : defaultText(ours === false ? 0 : ours),
      };
    })
    .sort(byName);
}

/** `VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin` → `varchar(20) bin`. */
const mysqlType = (type: string): string =>
  type.replace(' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', ' bin').replace(' PRIMARY KEY', '').toLowerCase();

/** `unique number` or `applications_of_student (student_id, created_at, id)`; SQLite does not name its unique constraints. */
async function indexesOf(database: Database, table: string, columns: readonly ColumnFacts[]): Promise<string[]> {
  const rows =
    database.dialect === 'sqlite'
      ? await database.select<{ name: string; is_unique: number; field: string }>(
          `SELECT l.name, l."unique" AS is_unique, i.name AS field FROM pragma_index_list(:table) l, pragma_index_info(l.name) i
           WHERE l.origin <> 'pk' ORDER BY l.name, i.seqno`,
          { table },
        )
      : await database.select<{ name: string; is_unique: number; field: string }>(
          `SELECT index_name AS name, non_unique = 0 AS is_unique, column_name AS field FROM information_schema.statistics
           WHERE table_schema = DATABASE() AND table_name = :table AND index_name <> 'PRIMARY' ORDER BY index_name, seq_in_index`,
          { table },
        );
  const fields = new Map<string, { unique: boolean; fields: string[] }>();
  for (const { name, is_unique, field } of rows) {
    const index = fields.get(name) ?? { unique: Number(is_unique) === 1, fields: [] };
    index.fields.push(field);
    fields.set(name, index);
  }
  // Columns that the database computes (migration 0044) are in no model, because nothing writes them.
  const isDescribed = (field: string) => columns.some(({ name }) => name === field);
  return [...fields]
    .filter(([, index]) => index.fields.every(isDescribed))
    .map(([name, index]) => indexText(name, index))
    .sort();
}
const indexText = (name: string, { unique, fields }: { unique: boolean; fields: readonly string[] }): string =>
  `${unique ? 'unique' : name} (${fields.join(', ')})`;

function describedIndexes(model: ModelClass): string[] {
  const { columns, indexes } = tableOf(model);
  const single = [...columns.values()].filter(({ column }) => column.options.unique === true);
  return [
    ...single.map(({ field }) => indexText('', { unique: true, fields: [field] })),
    ...indexes.map(({ name, fields, unique = false }) => indexText(name, { unique, fields })),
  ].sort();
}

let test: TestDatabase;
const models = describedModels();
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it.each(models.map((model) => [tableOf(model).name, model] as const))(
  '%s is described as it was migrated',
  async (name, model) => {
    const actual = await columnsOf(test.database, name);
    expect(describedColumns(test.database, model, actual)).toEqual(actual);
    expect(describedIndexes(model)).toEqual(await indexesOf(test.database, name, actual));
  },
);

it('every table has one model', async () => {
  const tables = await test.database.select<{ name: string }>(
    test.database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const migrated = tables.map(({ name }) => name).filter((name) => name !== 'schema_migrations');
  expect(models.map((model) => tableOf(model).name).sort()).toEqual(migrated.sort());
});

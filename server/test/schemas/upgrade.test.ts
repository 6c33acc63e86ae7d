import { migrations } from '../../src/migrations';
import { type Dialect, instantText, type Migration, migrate } from '../../src/platform/database';
import { rebuildTable } from '../../src/platform/database/rebuild-table';
import { createTestDatabase, type TestDatabase } from '../database';
import { describeSchema } from './describe-schema';
import { restore, type StoredRow, type StoredSchema, storedSchemas } from './stored-schema';

const dialect: Dialect = process.env.TEST_DATABASE_URL ? 'mysql' : 'sqlite';

/** Columns that were renamed since: table, old name, new name. */
const renamedColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  applications: { terms: 'offering' },
};

const opened: TestDatabase[] = [];
afterEach(async () => {
  for (const test of opened.splice(0)) await test.drop();
});

async function fresh(list: readonly Migration[] = migrations): Promise<TestDatabase> {
  const test = await createTestDatabase(list);
  opened.push(test);
  return test;
}

async function restored(stored: StoredSchema): Promise<TestDatabase> {
  const test = await fresh([]);
  await restore(test.database, stored);
  return test;
}

let today: Awaited<ReturnType<typeof describeSchema>>;
beforeAll(async () => {
  today = await describeSchema((await fresh()).database);
});

const byText = (rows: readonly StoredRow[]) => rows.map((row) => JSON.stringify(row)).sort();

/** The stored values of a table's rows, for the columns of a stored row. */
async function rowsOf({ database }: TestDatabase, table: string, names: readonly string[]): Promise<StoredRow[]> {
  const columns = names.map((name) => `\`${renamedColumns[table]?.[name] ?? name}\` AS \`${name}\``);
  const rows = await database.select<Record<string, string | number | Date | null>>(
    `SELECT ${columns.join(', ')} FROM ${table}`,
  );
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value instanceof Date ? instantText(value) : value]),
    ),
  );
}

describe.each(storedSchemas(dialect).map((stored) => [stored.version, stored] as const))(
  'a database of release %s',
  (_version, stored) => {
    it('has the same tables as a new database after the upgrade', async () => {
      const upgraded = await restored(stored);
      await migrate(upgraded.url, migrations);
      expect(await describeSchema(upgraded.database)).toEqual(today);
    });

    it('keeps its rows, at least one in every table', async () => {
      const upgraded = await restored(stored);
      const tables = Object.keys(await describeSchema(upgraded.database));
      expect(Object.keys(stored.rows).sort()).toEqual(tables.sort());
      await migrate(upgraded.url, migrations);
      for (const [table, rows] of Object.entries(stored.rows)) {
        const [first] = rows;
        if (!first) throw new Error(`no row of ${table} is stored`);
        const kept = byText(await rowsOf(upgraded, table, Object.keys(first)));
        const expected = byText(rows);
        // The names of newer migrations are added to the stored ones.
        if (table === 'schema_migrations') expect(kept).toEqual(expect.arrayContaining(expected));
        else expect({ table, rows: kept }).toEqual({ table, rows: expected });
      }
    });

    it('can be upgraded after an interrupted upgrade', async () => {
      const upgraded = await restored(stored);
      const half = migrations
        .filter(({ name }) => name <= '0028')
        .concat({
          name: '0028_half',
          async up(tools) {
            let stopped = false;
            const run = async (...statements: readonly string[]) => {
              for (const statement of statements) {
                stopped ||= /^(DROP TABLE|ALTER TABLE) programmes\b/.test(statement);
                if (!stopped) await tools.run(statement);
              }
            };
            await migrations.find(({ name }) => name === '0028_no_word_lists')?.up({ ...tools, run });
            if (!stopped) throw new Error('the migration did not come to the table of programmes');
          },
        });
      await migrate(upgraded.url, half);
      await migrate(upgraded.url, migrations);
      expect(await describeSchema(upgraded.database)).toEqual(today);
    });
  },
);

describe('the comparison', () => {
  const [first] = storedSchemas(dialect);
  if (!first) throw new Error('no schema is stored');

  it('detects a missing word in the CHECK of an older database', async () => {
    const kind = /'funding_application'/;
    const older = {
      ...first,
      statements: first.statements.map((sql) => sql.replace(/,\s*'funding_application'/, '')),
      rows: {
        ...first.rows,
        requests: (first.rows.requests ?? []).filter(({ kind }) => kind !== 'funding_application'),
      },
    };
    expect(first.statements.some((sql) => kind.test(sql))).toBe(true);
    const listed = migrations.filter(({ name }) => name !== '0028_no_word_lists');
    const upgraded = await restored(older);
    await migrate(upgraded.url, listed);
    const { requests } = await describeSchema(upgraded.database);
    const { requests: expected } = await describeSchema((await fresh(listed)).database);
    expect(requests?.checks).not.toEqual(expected?.checks);
    expect(requests?.columns).toEqual(expected?.columns);
  });
});

it('keeps a CHECK without a word list, and drops those that MySQL turns into CHECKs of the table', async () => {
  const checked: Migration = {
    name: '0027_checked',
    up: (tools) =>
      tools.dialect === 'sqlite'
        ? rebuildTable(tools, 'users', (sql) =>
            sql.replace('version INTEGER NOT NULL', 'version INTEGER NOT NULL CHECK (version >= 0)'),
          )
        : tools.run(
            `ALTER TABLE users MODIFY COLUMN status ${tools.t.key(10)} NOT NULL,
               ADD CONSTRAINT users_chk_1 CHECK (status IN ('active', 'disabled')),
               ADD CONSTRAINT users_chk_2 CHECK (version >= 0)`,
          ),
  };
  const before = migrations.filter(({ name }) => name < '0028');
  const test = await fresh([...before, checked]);
  expect((await describeSchema(test.database)).users?.checks).toHaveLength(2);
  await migrate(test.url, migrations);
  const { users } = await describeSchema(test.database);
  expect(users).toEqual({ ...today.users, checks: [expect.stringMatching(/^`?version`? >= 0$/)] });
});

it('has no word list in any CHECK of the database', () => {
  const checks = Object.entries(today).flatMap(([table, { checks }]) => checks.map((check) => `${table}: ${check}`));
  expect(checks.filter((check) => /\bIN\s*\(/i.test(check))).toEqual([]);
});

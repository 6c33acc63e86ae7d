import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { migrations } from '../../src/migrations';
import { migrate, pendingMigrations } from '../../src/platform/database';
import { createTestDatabase, type TestDatabase } from '../database';
import { describeSchema } from './describe-schema';
import { restore, storedSchemas } from './stored-schema';

/** Only SQLite rebuilds tables; upgrade.test.ts tests MariaDB's statements. */
const onSqlite = process.env.TEST_DATABASE_URL ? describe.skip : describe;

const rows = 100_000;
const root = resolve(__dirname, '../../..');
const [release] = storedSchemas('sqlite');

/** Adds many entries like the first one, a trigger, and an AUTOINCREMENT number of a deleted row. */
async function fill({ database }: TestDatabase): Promise<void> {
  const names = Object.keys(release?.rows.timeline_entries?.[0] ?? {}).filter((name) => name !== 'seq');
  const statements = [
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n <= ${rows})
     INSERT INTO timeline_entries (${names.join(', ')})
     SELECT ${names.map((name) => (name === 'id' ? "'entry' || substr('000000000000000' || n, -15)" : `e.${name}`)).join(', ')}
     FROM numbers, (SELECT * FROM timeline_entries ORDER BY seq LIMIT 1) e`,
    'DELETE FROM timeline_entries WHERE seq = (SELECT MAX(seq) FROM timeline_entries)',
    `CREATE TRIGGER entries_counted AFTER INSERT ON timeline_entries
     BEGIN UPDATE application_counters SET last = last + 1; END`,
  ];
  for (const sql of statements) await database.sequelize.query(sql);
}

/**
 * Migrates in a separate process, which is killed when it reaches a statement. Resolves with the signal that ended
 * it.
 */
function killedAt(url: string, statement: string): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    ['-r', `${root}/config/jest/run-source.cjs`, `${__dirname}/migrate-aloud.ts`, url],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith(statement)) child.kill('SIGKILL');
  });
  return new Promise((end) => child.on('exit', (_code, signal) => end(signal)));
}

onSqlite('a rebuild of a table with 100,000 rows', () => {
  let test: TestDatabase;
  let before: string;
  beforeAll(async () => {
    test = await createTestDatabase([]);
    if (!release) throw new Error('no schema is stored');
    await restore(test.database, release);
    await fill(test);
    await test.database.sequelize.query('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = test.url.slice('sqlite:'.length);
    before = `${file}.before`;
    copyFileSync(file, before);
  });
  afterAll(() => test.drop());

  const sequence = () =>
    test.database.first<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'timeline_entries'");

  it.each(['INSERT INTO timeline_entries_rebuilt', 'CREATE INDEX timeline_entries_of_request'])(
    'leaves everything as it was when it is killed at %s',
    async (statement) => {
      const { database, url } = test;
      const was = await describeSchema(database);
      const pending = await pendingMigrations(database, migrations);
      expect(await killedAt(url, statement)).toBe('SIGKILL');
      expect(await describeSchema(database)).toEqual(was);
      expect(await pendingMigrations(database, migrations)).toBe(pending);
      expect(await database.select('PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
    },
  );

  it('is finished by the next start, with every row, trigger and sequence', async () => {
    const { database, url } = test;
    const [triggers, given] = [(await describeSchema(database)).timeline_entries?.triggers, await sequence()];
    expect(triggers).toHaveLength(1);

    await migrate(url, migrations);

    expect(await pendingMigrations(database, migrations)).toBe(0);
    const { timeline_entries: entries, ...others } = await describeSchema(database);
    expect(entries).toMatchObject({ checks: [], triggers });
    expect(Object.keys(others).filter((name) => name.endsWith('_rebuilt'))).toEqual([]);
    expect(await sequence()).toEqual(given);
    await database.sequelize.query(`ATTACH '${before}' AS before`);
    const changed = await database.first(
      `SELECT (SELECT COUNT(*) FROM timeline_entries) AS kept,
         (SELECT COUNT(*) FROM (SELECT * FROM before.timeline_entries EXCEPT SELECT * FROM main.timeline_entries)) AS lost`,
    );
    expect(changed).toEqual({ kept: rows + (release?.rows.timeline_entries?.length ?? 0), lost: 0 });
    expect(await database.select('PRAGMA foreign_key_check')).toEqual([]);
  });
});

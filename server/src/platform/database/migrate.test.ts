import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { migrations } from '../../migrations';
import { migrate, pendingMigrations } from './migrate';
import type { Migration } from './migration';
import { instantText, toDate } from './values';

const trees: Migration = {
  name: '0001_trees',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE trees (id ${t.id} PRIMARY KEY, name ${t.text(20)} NOT NULL) ${t.table}`,
      "INSERT INTO trees (id, name) VALUES ('oak', '橡树')",
    ),
};
const leaves: Migration = {
  name: '0002_leaves',
  up: ({ run, t }) =>
    run(`CREATE TABLE leaves (id ${t.id} PRIMARY KEY, tree ${t.id} NOT NULL REFERENCES trees (id)) ${t.table}`),
};
const broken: Migration = {
  name: '0002_leaves',
  up: ({ run, t }) => run(`CREATE TABLE roots (id ${t.id} PRIMARY KEY) ${t.table}`, 'this is not SQL'),
};

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase([]);
});
afterEach(() => test.drop());
const treeNames = () => test.database.select<{ name: string }>('SELECT name FROM trees');
const executed = () =>
  test.database.select<{ name: string; at: string | Date }>('SELECT name, at FROM schema_migrations ORDER BY name');

it('runs each migration once, for any number of starts and servers', async () => {
  await Promise.all([migrate(test.url, [trees]), migrate(test.url, [trees, leaves]), migrate(test.url, [trees])]);
  await migrate(test.url, [trees, leaves]);
  expect(await treeNames()).toEqual([{ name: '橡树' }]);
  expect(await pendingMigrations(test.database, [trees, leaves])).toBe(0);
});

it('makes a second server wait until the first one has migrated', async () => {
  const order: string[] = [];
  const traced = (server: string): Migration => ({
    name: '0001_trees',
    async up(tools) {
      order.push(`${server} begins`);
      await trees.up(tools);
      order.push(`${server} ends`);
    },
  });
  const servers = ['first', 'second'].map((server) =>
    migrate(test.url, [traced(server)]).then(() => order.push(`${server} is ready`)),
  );
  await Promise.all(servers);
  const [winner] = (order[0] ?? '').split(' ');
  expect(order.slice(0, 2)).toEqual([`${winner} begins`, `${winner} ends`]);
  expect(order.slice(2).sort()).toEqual(['first is ready', 'second is ready']);
});

it('counts pending migrations, and reports a database without any as not ready', async () => {
  await expect(pendingMigrations(test.database, [trees])).rejects.toThrow();
  await migrate(test.url, [trees]);
  expect(await pendingMigrations(test.database, [trees, leaves])).toBe(1);
});

it('continues with the table of names created by the first release', async () => {
  const { database } = test;
  const isSqlite = database.dialect === 'sqlite';
  await database.sequelize.query(
    isSqlite
      ? 'CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL)'
      : `CREATE TABLE schema_migrations (name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PRIMARY KEY,
         at DATETIME(3) NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`,
  );
  await database.sequelize.query("INSERT INTO schema_migrations VALUES ('0001_trees', '2026-11-24 01:02:03.004')");
  await database.sequelize.query('CREATE TABLE trees (id CHAR(20) PRIMARY KEY)');
  const roots: Migration = {
    name: '0002_roots',
    up: ({ run, t }) => run(`CREATE TABLE roots (id ${t.id}) ${t.table}`),
  };

  await migrate(test.url, [trees, roots]);

  expect(await pendingMigrations(database, [trees, roots])).toBe(0);
  const [first, second] = await executed();
  expect(first).toEqual({
    name: '0001_trees',
    at: isSqlite ? '2026-11-24 01:02:03.004' : new Date('2026-11-24T01:02:03.004Z'),
  });
  expect(second?.name).toBe('0002_roots');
  const at = toDate(second?.at ?? '');
  expect(at.getTime()).not.toBeNaN();
  if (isSqlite) expect(second?.at).toBe(instantText(at));
});

it('stops at a broken migration and continues from there once it is repaired', async () => {
  await expect(migrate(test.url, [trees, broken])).rejects.toThrow(/0002_leaves.*not SQL|0002_leaves.*syntax/);
  if (test.database.dialect === 'sqlite') await expect(treeNames()).rejects.toThrow();
  await migrate(test.url, [trees, leaves]);
  expect(await treeNames()).toEqual([{ name: '橡树' }]);
});

it('refuses a migration that leaves a reference to a missing row', async () => {
  const fallen: Migration = {
    name: '0003_fallen',
    up: ({ run }) => run("INSERT INTO leaves (id, tree) VALUES ('leaf', 'elm')"),
  };
  await migrate(test.url, [trees, leaves]);
  await expect(migrate(test.url, [trees, leaves, fallen])).rejects.toThrow(/leaves/);
  expect(await test.database.select('SELECT * FROM leaves')).toEqual([]);
  expect(await pendingMigrations(test.database, [trees, leaves, fallen])).toBe(1);
});

it('creates tables with transactions, references and every Chinese character', async () => {
  await migrate(test.url, migrations);
  if (test.database.dialect === 'sqlite') {
    expect(await test.database.select('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await test.database.select('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    return;
  }
  const others = await test.database.select(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()
     AND (engine <> 'InnoDB' OR table_collation <> 'utf8mb4_unicode_ci')`,
  );
  expect(others).toEqual([]);
});

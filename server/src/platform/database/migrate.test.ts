import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { migrations } from '../../migrations';
import { migrate, pendingMigrations } from './migrate';
import type { Migration } from './migration';
import { openDatabase } from './open';

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
  up: ({ run, t }) => run(`CREATE TABLE leaves (id ${t.id} PRIMARY KEY, tree ${t.id} NOT NULL) ${t.table}`),
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

it('runs each migration once, however often and by how many servers it is started', async () => {
  const other = openDatabase(test.url);
  try {
    const first = migrate(test.database, [trees]);
    // Within one process SQLite's driver would wait for itself; MariaDB's servers really start at once.
    if (test.database.dialect === 'sqlite') await first;
    await Promise.all([first, migrate(other, [trees, leaves])]);
    await migrate(test.database, [trees, leaves]);
  } finally {
    await other.close();
  }
  expect(await treeNames()).toEqual([{ name: '橡树' }]);
  expect(await pendingMigrations(test.database, [trees, leaves])).toBe(0);
});

it('says how many wait, and that a database without any is not ready', async () => {
  await expect(pendingMigrations(test.database, [trees])).rejects.toThrow();
  await migrate(test.database, [trees]);
  expect(await pendingMigrations(test.database, [trees, leaves])).toBe(1);
});

it('stops at a broken migration and goes on from there once it is mended', async () => {
  await expect(migrate(test.database, [trees, broken])).rejects.toThrow();
  if (test.database.dialect === 'sqlite') await expect(treeNames()).rejects.toThrow();
  await migrate(test.database, [trees, leaves]);
  expect(await treeNames()).toEqual([{ name: '橡树' }]);
});

it('makes tables that keep transactions, references and every Chinese character', async () => {
  await migrate(test.database, migrations);
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

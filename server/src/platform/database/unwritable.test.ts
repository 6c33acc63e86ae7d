import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { isDuplicate, isUnreachable, isUnwritable } from './errors';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** The error of a real table that takes nothing more. */
async function errorOfFullTable(): Promise<unknown> {
  const { database } = test;
  const onServer = database.dialect !== 'sqlite';
  return database
    .transaction(async (tx) => {
      const query = (sql: string) => database.sequelize.query(sql, { transaction: tx });
      if (onServer) await query('SET SESSION max_heap_table_size = 16384');
      await query(
        `CREATE TABLE filled (id INTEGER PRIMARY KEY, text VARCHAR(1000))${onServer ? ' ENGINE=MEMORY' : ''}`,
      );
      if (!onServer) await query('PRAGMA max_page_count = 1');
      for (let id = 0; id < 1000; id += 1) {
        await database.execute('INSERT INTO filled (id, text) VALUES (:id, :text)', { id, text: 'x'.repeat(1000) }, tx);
      }
    })
    .catch((error: unknown) => error);
}

it('knows the error of a full database, whatever wraps it', async () => {
  const error = await errorOfFullTable();
  expect(error).toBeInstanceOf(Error);
  expect([isUnwritable(error), isUnreachable(error), isDuplicate(error)]).toEqual([true, false, false]);
  await test.database.sequelize.query('DROP TABLE IF EXISTS filled');
});

/** Errors as mysql2 reports them, which a test cannot cause on a server that others use. */
it.each([
  ['ER_DISK_FULL', 'Disk full (/tmp/x); waiting for someone to free some space...', true],
  ['ER_OPTION_PREVENTS_STATEMENT', 'The MariaDB server is running with the --read-only option', true],
  ['ER_READ_ONLY_MODE', 'Running in read-only mode', true],
  ['ER_GET_ERRNO', 'Got error 28 "No space left on device" from storage engine InnoDB', true],
  ['ER_GET_ERRNO', 'Got error 141 "Invalid command" from storage engine InnoDB', false],
  ['ER_DUP_ENTRY', 'Duplicate entry', false],
])('takes %s, "%s", for a full database: %s', (code, message, isFull) => {
  const parent = Object.assign(new Error(message), { code });
  expect(isUnwritable(Object.assign(new Error(message), { parent }))).toBe(isFull);
});

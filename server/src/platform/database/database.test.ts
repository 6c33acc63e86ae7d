import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { insertRow } from '../../../test/rows';
import { column, newId, StaleVersion, table, toInstant } from '.';

class Counter extends Model<InferAttributes<Counter>, InferCreationAttributes<Counter>> {
  declare readonly id: string;
  declare version: number;
  declare value: number;
}
const columns = { id: column.primary(column.id()), version: column.integer(), value: column.integer() };
table(Counter, 'counters', columns);
class Missing extends Model<InferAttributes<Missing>, InferCreationAttributes<Missing>> {
  declare readonly id: string;
  declare version: number;
  declare value: number;
}
table(Missing, 'no_such_table', columns);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const { database } = test;
  await database.sequelize.query(
    'CREATE TABLE counters (id CHAR(20) PRIMARY KEY, version INT NOT NULL, value INT NOT NULL)',
  );
});
afterAll(() => test.drop());

const counter = async (id: string) =>
  test.database.first<{ version: number; value: number }>('SELECT version, value FROM counters WHERE id = :id', { id });

it('50 concurrent transactions all take effect', async () => {
  const { database } = test;
  const id = newId();
  await database.transaction((tx) => database.add(Counter, { id, version: 0, value: 0 }, tx));
  await Promise.all(
    Array.from({ length: 50 }, () =>
      database.transaction((tx) =>
        database.execute('UPDATE counters SET value = value + 1 WHERE id = :id', { id }, tx),
      ),
    ),
  );
  expect(await counter(id)).toEqual({ version: 0, value: 50 });
});

it('transactions that block each other are retried until all took effect', async () => {
  const { database } = test;
  const ids = [newId(), newId()];
  await database.transaction(async (tx) => {
    for (const id of ids) await database.add(Counter, { id, version: 0, value: 0 }, tx);
  });
  const raise = (order: readonly string[]) =>
    database.transaction(async (tx) => {
      for (const id of order)
        await database.execute('UPDATE counters SET value = value + 1 WHERE id = :id', { id }, tx);
    });
  await Promise.all(Array.from({ length: 12 }, (_, n) => raise(n % 2 === 0 ? ids : [...ids].reverse())));
  for (const id of ids) expect(await counter(id)).toMatchObject({ value: 12 });
});

it('of two writers with the same version one wins, the other gets StaleVersion', async () => {
  const { database } = test;
  const id = newId();
  await database.transaction((tx) => database.add(Counter, { id, version: 3, value: 0 }, tx));
  const write = (value: number) =>
    database.transaction((tx) => database.change(Counter, { id, version: 3 }, { value }, tx));
  const outcomes = await Promise.allSettled([write(1), write(2)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(StaleVersion);
  expect((await counter(id))?.version).toBe(4);
});

it('a thrown error rolls everything back', async () => {
  const { database } = test;
  const id = newId();
  const work = database.transaction(async (tx) => {
    await database.add(Counter, { id, version: 0, value: 0 }, tx);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await counter(id)).toBeNull();
});

it('inserting an existing row returns false, inserting an invalid one throws', async () => {
  const { database } = test;
  const row = { id: newId(), version: 0, value: 1 };
  const insert = (model: typeof Counter | typeof Missing) =>
    database.transaction((tx) => database.addIfAbsent<Counter | Missing>(model, row, tx));
  expect([await insert(Counter), await insert(Counter)]).toEqual([true, false]);
  await expect(insert(Missing)).rejects.toThrow();
});

it('texts and instants are read back unchanged', async () => {
  const { database } = test;
  const value = `'"\\; DROP TABLE counters; -- :id 林知远 㛃 😀`;
  const at = new Date('2026-11-25T01:02:03.045Z');
  await database.transaction(async (tx) => {
    await insertRow(database, 'settings', { name: 'text', value }, tx);
    await insertRow(database, 'sweep_slots', { sweep: 'x', slot: 'y', started_at: at }, tx);
  });
  expect(await database.first('SELECT value FROM settings WHERE value = :value', { value })).toEqual({ value });
  const slot = await database.first<{ started_at: string | Date }>(
    'SELECT started_at FROM sweep_slots WHERE started_at = :at',
    { at },
  );
  expect(slot && toInstant(slot.started_at)).toBe(at.toISOString());
});

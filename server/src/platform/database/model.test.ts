import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model, Op } from 'sequelize';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { column, newId, type RowOf, StaleVersion, table } from '.';
import { fromJson, toBoolean, toInstant } from './values';

type Mood = 'calm' | 'busy';
class Desk extends Model<InferAttributes<Desk>, InferCreationAttributes<Desk>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare ownerName: string;
  declare mood: CreationOptional<Mood>;
  declare open: boolean;
  declare tags: readonly string[];
  declare fen: number | null;
  declare closedOn: string | null;
  declare seenAt: Date;
  declare version: CreationOptional<number>;
}
table(
  Desk,
  'desks',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    ownerName: column.text(40),
    mood: column.withDefault(column.word<Mood>(10), 'calm'),
    open: column.flag(),
    tags: column.json<readonly string[]>(),
    fen: column.optional(column.fen()),
    closedOn: column.optional(column.day()),
    seenAt: column.instant(),
    version: column.withDefault(column.integer(), 0),
  },
  { versioned: true },
);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase([
    {
      name: 'desks',
      up: ({ run, t }) =>
        run(`CREATE TABLE desks (seq ${t.sequence}, id ${t.id} NOT NULL UNIQUE, owner_name ${t.text(40)} NOT NULL,
          mood ${t.key(10)} NOT NULL, open ${t.boolean} NOT NULL, tags ${t.json} NOT NULL, fen ${t.fen}, closed_on ${t.date},
          seen_at ${t.instant} NOT NULL, version ${t.integer} NOT NULL) ${t.table}`),
    },
  ]);
});
afterAll(() => test.drop());

const seenAt = new Date('2026-11-25T01:02:03.045Z');
const desk = (more: Partial<InferAttributes<Desk>> = {}) => ({
  id: newId(),
  ownerName: `'"\\; DROP TABLE desks; -- :id $1 林知远 㛃 😀`,
  open: true,
  tags: ['a', '$1'],
  fen: 9_007_199_254_740,
  closedOn: null,
  seenAt,
  ...more,
});
const desks = () => test.database.model(Desk);
const find = (id: string) => desks().findOne({ where: { id } });
const rowOf = (id: string) => test.database.first<RowOf<Desk>>('SELECT * FROM desks WHERE id = :id', { id });

describe.each([
  [
    'Model.create',
    (row: ReturnType<typeof desk>) => test.database.transaction((transaction) => desks().create(row, { transaction })),
  ],
  [
    'the typed writer',
    (row: ReturnType<typeof desk>) => test.database.transaction((tx) => test.database.add(Desk, row, tx)),
  ],
] as const)('%s', (_, create) => {
  it('stores every type of value so that instances and rows read it back', async () => {
    const row = desk();
    await create(row);
    const instance = await find(row.id);
    expect(instance).toBeInstanceOf(Desk);
    expect(instance?.get()).toEqual({ ...row, seq: expect.any(Number), mood: 'calm', version: 0 });
    const read = await rowOf(row.id);
    expect(
      read && { ...read, open: toBoolean(read.open), seen_at: toInstant(read.seen_at), tags: fromJson(read.tags) },
    ).toMatchObject({
      owner_name: row.ownerName,
      open: true,
      seen_at: seenAt.toISOString(),
      tags: row.tags,
      closed_on: null,
    });
  });

  it('removes NUL, which would end a statement on SQLite', async () => {
    const row = desk({ ownerName: 'a\0b' });
    await create(row);
    expect((await find(row.id))?.ownerName).toBe('ab');
  });

  it('refuses a second row with the same unique key', async () => {
    const row = desk();
    await create(row);
    await expect(create(row)).rejects.toThrow();
  });
});

it('finds by instants, flags and ranges', async () => {
  const row = desk({ ownerName: 'range', seenAt: new Date('2026-12-01T00:00:00.001Z') });
  await test.database.transaction((transaction) => desks().create(row, { transaction }));
  const where = { ownerName: 'range', open: true, seenAt: { [Op.gt]: new Date('2026-12-01T00:00:00.000Z') } };
  expect(await desks().count({ where })).toBe(1);
  expect(await desks().count({ where: { ...where, seenAt: row.seenAt, open: false } })).toBe(0);
});

describe.each([
  [
    'save',
    (id: string) =>
      test.database.transaction(async (transaction) => {
        const [mine, other] = [
          await desks().findOne({ where: { id }, transaction }),
          await desks().findOne({ where: { id }, transaction }),
        ];
        await other?.update({ mood: 'busy' }, { transaction });
        await mine?.update({ open: false }, { transaction });
      }),
  ],
  [
    'change',
    (id: string) =>
      test.database.transaction(async (tx) => {
        await test.database.change(Desk, { id, version: 0 }, { mood: 'busy' }, tx);
        await test.database.change(Desk, { id, version: 0 }, { open: false }, tx);
      }),
  ],
] as const)('%s', (_, changeTwice) => {
  it('writes only over the version that was read, and otherwise rolls the transaction back', async () => {
    const row = desk();
    await test.database.transaction((tx) => test.database.add(Desk, row, tx));
    await expect(changeTwice(row.id)).rejects.toBeInstanceOf(StaleVersion);
    expect(await find(row.id)).toMatchObject({ mood: 'calm', open: true, version: 0 });
  });
});

it('change raises the version, changeWhere counts the matching rows', async () => {
  const row = desk();
  const { database } = test;
  await database.transaction(async (tx) => {
    await database.add(Desk, row, tx);
    await database.change(Desk, { id: row.id, version: 0 }, { tags: ['b'], closedOn: '2026-12-24' }, tx);
    expect(await database.changeWhere(Desk, { id: row.id, closedOn: null }, { fen: 1 }, tx)).toBe(0);
    expect(await database.changeWhere(Desk, { id: row.id, fen: row.fen }, { fen: null }, tx)).toBe(1);
  });
  expect(await find(row.id)).toMatchObject({ tags: ['b'], closedOn: '2026-12-24', fen: null, version: 1 });
});

it('locks rows until the transaction ends, and leaves their versions', async () => {
  const { database } = test;
  const row = desk({ ownerName: 'locked' });
  await database.transaction((tx) => database.add(Desk, row, tx));
  const order: string[] = [];
  let holding: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    holding = resolve;
  });
  const first = database.transaction(async (tx) => {
    await database.lock(Desk, [row.id], tx);
    holding();
    // On MariaDB the second transaction begins meanwhile, and without the lock would read the old row.
    for (let n = 0; n < 50; n += 1) await database.select('SELECT 1', {}, tx);
    await database.change(Desk, { id: row.id, version: 0 }, { mood: 'busy' }, tx);
    order.push('first');
  });
  await held;
  const second = database.transaction(async (tx) => {
    await database.lock(Desk, [row.id], tx);
    order.push((await desks().findOne({ where: { id: row.id }, transaction: tx }))?.mood ?? '');
  });
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'busy']);
  expect(await find(row.id)).toMatchObject({ mood: 'busy', version: 1 });
});

it('adds many rows in parts, and skips existing ones', async () => {
  const { database } = test;
  const rows = Array.from({ length: 700 }, (_, n) => desk({ ownerName: `many ${n}` }));
  await database.transaction((tx) => database.addAll(Desk, rows.slice(0, 300), tx));
  expect(await database.transaction((tx) => database.addAllIfAbsent(Desk, rows, tx))).toBe(400);
  const [first] = rows;
  expect(first && (await database.addIfAbsent(Desk, first, 'autocommit'))).toBe(false);
  expect(await desks().count({ where: { ownerName: { [Op.like]: 'many %' } } })).toBe(700);
});

it('gives each of many rows its own value, and leaves the others', async () => {
  const { database } = test;
  const rows = Array.from({ length: 301 }, (_, index) => desk({ ownerName: `before ${index}`, fen: index }));
  await database.transaction((tx) => database.addAll(Desk, rows, tx));
  const changed = rows.slice(1).map(({ id }, index) => [id, index % 2 === 0 ? null : index * 10] as const);
  await database.transaction((tx) => database.changeEach(Desk, 'id', 'fen', changed, tx));
  const wanted = new Map<string, number | null>(changed);
  for (const { id, fen, ownerName } of rows) {
    const found = await database.model(Desk).findOne({ where: { id } });
    expect([found?.ownerName, found?.fen]).toEqual([ownerName, wanted.has(id) ? wanted.get(id) : fen]);
  }
});

it('refuses rows with different attributes, of which one value would be lost', async () => {
  const { fen: _, ...withoutFen } = desk();
  const adding = test.database.transaction((tx) => test.database.addAll(Desk, [withoutFen, desk()], tx));
  await expect(adding).rejects.toThrow('desks: the first row has no fen');
});

it('binds no more parameters in a statement than SQLite allows', async () => {
  const names = Array.from({ length: 100 }, (_, n) => `c${n}`);
  class Wide extends Model<Record<string, string>> {}
  table(Wide, 'wides', Object.fromEntries(names.map((name) => [name, column.text(10)])));
  const { database } = test;
  await database.sequelize.query(`CREATE TABLE wides (${names.map((name) => `${name} VARCHAR(10)`).join(', ')})`);
  const row = Object.fromEntries(names.map((name) => [name, 'x']));
  await database.transaction((tx) =>
    database.addAll(
      Wide,
      Array.from({ length: 400 }, () => row),
      tx,
    ),
  );
  expect(await database.first('SELECT COUNT(*) AS n FROM wides')).toEqual({ n: 400 });
});

it('a statement without its transaction fails inside one', async () => {
  const { database } = test;
  await expect(database.transaction(() => database.select('SELECT 1'))).rejects.toThrow('without it');
  await expect(database.transaction(() => desks().findAll())).rejects.toThrow('without it');
  expect(await database.select('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('does not compile values that do not fit the table', () => {
  const { database } = test;
  const never = () => {
    const tx = null as never;
    // @ts-expect-error a misspelt attribute
    void database.add(Desk, { ...desk(), ownername: 'x' }, tx);
    // @ts-expect-error a value of another kind
    void database.add(Desk, { ...desk(), open: 'yes' }, tx);
    // @ts-expect-error a word that is not in the list
    void database.add(Desk, { ...desk(), mood: 'angry' }, tx);
    const { tags, ...withoutTags } = desk();
    // @ts-expect-error a missing value
    void database.add(Desk, withoutTags, tx);
    // @ts-expect-error null where the column has none
    void database.change(Desk, { id: '', version: 0 }, { seenAt: null }, tx);
    // @ts-expect-error a column of no such name
    void database.changeWhere(Desk, { Id: '' }, { open: true }, tx);
    // @ts-expect-error the same through Sequelize
    void desks().create({ ...desk(), open: 'yes' });
    // @ts-expect-error and in a condition
    void desks().findOne({ where: { ownername: '' } });
    // @ts-expect-error a row has the column's name
    void ((row: RowOf<Desk>) => row.ownerName);
    class Wrong extends Model<InferAttributes<Wrong>, InferCreationAttributes<Wrong>> {
      declare pinned: boolean;
      declare note: string | null;
    }
    // @ts-expect-error a flag is no text
    table(Wrong, 'wrong', { pinned: column.text(1), note: column.optional(column.text(1)) });
    // @ts-expect-error a nullable attribute needs `optional`
    table(Wrong, 'wrong', { pinned: column.flag(), note: column.text(1) });
    // @ts-expect-error a missing column
    table(Wrong, 'wrong', { pinned: column.flag() });
    return tags;
  };
  expect(never).toBeInstanceOf(Function);
});

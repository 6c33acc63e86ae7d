import type { OutboxEvent } from '@yuanhang/contract';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { insertRow } from '../../../test/rows';
import { SetClock } from '../clock';
import { newId } from '../database';
import { createLogger } from '../log';
import { type Consumer, createOutbox } from './outbox';

const logger = createLogger('silent');
const minute = 60_000;
let test: TestDatabase;
let clock: SetClock;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.sequelize.query('CREATE TABLE consumed (event_id CHAR(20) NOT NULL, name VARCHAR(40) NOT NULL)');
});
beforeEach(async () => {
  await test.clear();
  clock = new SetClock('2026-11-25T00:00:00.000Z');
});
afterAll(() => test.drop());

const eventOf = (byName: string): OutboxEvent => ({
  type: 'help_acknowledged',
  helpRequestId: newId(),
  studentId: newId(),
  byName,
});
const nameOf = (event: OutboxEvent) => (event.type === 'help_acknowledged' ? event.byName : '');
const hear: Consumer = async (events, tx) => {
  for (const { id, event } of events)
    await insertRow(test.database, 'consumed', { event_id: id, name: nameOf(event) }, tx);
};
const consumed = async () =>
  (await test.database.select<{ name: string }>('SELECT name FROM consumed ORDER BY name')).map(({ name }) => name);
const server = (...consumers: Consumer[]) => createOutbox(test.database, clock, logger, consumers);

it('delivers committed events once, and no others', async () => {
  const outbox = server(hear);
  await test.database.transaction((tx) => outbox.append(eventOf('committed'), tx));
  const undone = test.database.transaction(async (tx) => {
    await outbox.append(eventOf('undone'), tx);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow();
  await outbox.drain();
  await outbox.drain();
  expect(await consumed()).toEqual(['committed']);
  expect(await outbox.backlog()).toBe(0);
});

it('delivers by itself after the commit', async () => {
  const told = new Promise<string>((resolve) => {
    const outbox = server(async (events) => resolve(events.map(({ event }) => nameOf(event)).join()));
    void test.database.transaction((tx) => outbox.append(eventOf('poked'), tx));
  });
  expect(await told).toBe('poked');
});

it('shares the work among servers without delivering an event twice', async () => {
  const names = Array.from({ length: 120 }, (_, n) => `event ${String(n).padStart(3, '0')}`);
  const servers = [server(hear), server(hear), server(hear)];
  await test.database.transaction(async (tx) => {
    for (const name of names) await servers[0]?.append(eventOf(name), tx);
  });
  await Promise.all(servers.map((outbox) => outbox.drain()));
  expect(await consumed()).toEqual(names);
});

it('rolls back all consumers of a failed event together, and retries it later without delaying the others', async () => {
  let broken = true;
  const outbox = server(hear, async (events) => {
    if (broken && events.some(({ event }) => nameOf(event) === 'bad')) throw new Error('not now');
  });
  await test.database.transaction(async (tx) => {
    await outbox.append(eventOf('bad'), tx);
    await outbox.append(eventOf('good'), tx);
  });
  await outbox.drain();
  expect(await consumed()).toEqual(['good']);
  expect(await outbox.backlog()).toBe(1);

  broken = false;
  clock.advance(minute - 1);
  await outbox.drain();
  expect(await consumed()).toEqual(['good']);
  clock.advance(1);
  await outbox.drain();
  expect(await consumed()).toEqual(['bad', 'good']);
});

it('takes over from a server that died with a claim', async () => {
  const outbox = server(hear);
  await test.database.transaction(async (tx) => {
    await insertRow(
      test.database,
      'outbox_events',
      {
        id: newId(),
        type: 'help_acknowledged',
        body: JSON.stringify(eventOf('orphan')),
        created_at: clock.real(),
        not_before: clock.real(),
        claim_token: newId(),
        claimed_until: new Date(clock.real().getTime() + 30_000),
      },
      tx,
    );
  });
  await outbox.drain();
  expect(await consumed()).toEqual([]);
  clock.advance(30_001);
  await outbox.drain();
  expect(await consumed()).toEqual(['orphan']);
});

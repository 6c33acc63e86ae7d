import { createServer } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { SetClock } from '../clock';
import { createLogger } from '../log';
import { databaseRateLimits } from './in-database';
import { redisRateLimits } from './in-redis';

const refusal = { code: 'rate_limited', status: 429 };
let test: TestDatabase;
let clock: SetClock;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => {
  clock = new SetClock('2026-11-25T00:00:00.000Z');
});
afterEach(() => test.clear());
afterAll(() => test.drop());

it('refuses a key after its share, only that key, and can be reset', async () => {
  const limit = databaseRateLimits(test.database, clock)('test', 3, 60);
  for (let n = 0; n < 3; n += 1) await limit.take('lin');
  await expect(limit.take('lin')).rejects.toMatchObject(refusal);
  await limit.take('zhou');
  await limit.forgive('lin');
  await limit.take('lin');
});

it('starts again when its time is over, however many attempts were made meanwhile', async () => {
  const limit = databaseRateLimits(test.database, clock)('test', 1, 60);
  await limit.take('lin');
  clock.advance(59_999);
  await expect(limit.take('lin')).rejects.toMatchObject(refusal);
  clock.advance(1);
  await limit.take('lin');
});

it('counts for all servers together', async () => {
  const servers = Array.from({ length: 4 }, () => databaseRateLimits(test.database, clock)('test', 10, 60));
  const asked = Array.from({ length: 24 }, (_, n) => servers[n % 4]?.take('lin'));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
});

it('stores no names', async () => {
  await databaseRateLimits(test.database, clock)('sign-in', 10, 60).take('lin');
  expect(JSON.stringify(await test.database.select('SELECT * FROM rate_limits'))).not.toContain('lin"');
});

it.each(['away', 'silent'])('with a Redis that is %s each server counts for itself', async (how) => {
  const nobody = createServer(() => undefined);
  const port = await new Promise<number>((resolve) =>
    nobody.listen(0, '127.0.0.1', () => {
      const address = nobody.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  if (how === 'away') await new Promise((resolve) => nobody.close(resolve));
  const { rateLimits, close } = redisRateLimits(`redis://127.0.0.1:${port}`, createLogger('silent'));
  const limit = rateLimits('test', 2, 60);
  await limit.take('lin');
  await limit.take('lin');
  await expect(limit.take('lin')).rejects.toMatchObject(refusal);
  await limit.forgive('lin');
  await limit.take('lin');
  close();
  nobody.close();
});

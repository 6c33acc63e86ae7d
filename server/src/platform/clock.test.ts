import { createTestDatabase, type TestDatabase } from '../../test/database';
import { OffsetClock, SetClock } from './clock';

const day = 24 * 3_600_000;

it('a set clock stands still and moves only forward', () => {
  const clock = new SetClock('2026-11-25T00:00:00.000Z');
  clock.advance(day);
  expect(clock.now().toISOString()).toBe('2026-11-26T00:00:00.000Z');
  expect(clock.real()).toEqual(clock.now());
  expect(() => clock.moveTo('2026-11-25T00:00:00.000Z')).toThrow();
});

describe("the demo's clock", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('moves only business time, only forward, and stays moved after a restart', async () => {
    const clock = new OffsetClock(test.database);
    const move = (to: Date) => test.database.transaction((tx) => clock.moveTo(to, tx));
    const later = new Date(Date.now() + 30 * day);
    expect(await move(later)).toBe(true);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(later.getTime());
    expect(clock.now().getTime() - clock.real().getTime()).toBeGreaterThan(29 * day);
    expect(await move(new Date(Date.now() + 10 * day))).toBe(false);
    expect(await move(new Date(Date.now() + 40 * day))).toBe(true);

    const restarted = new OffsetClock(test.database);
    await restarted.refresh();
    expect(Math.abs(restarted.offsetMilliseconds - clock.offsetMilliseconds)).toBeLessThanOrEqual(1);
  });

  it('does not move when the transaction of the move is rolled back', async () => {
    const clock = new OffsetClock(test.database);
    await clock.refresh();
    const before = clock.offsetMilliseconds;
    const undone = test.database.transaction(async (tx) => {
      await clock.moveTo(new Date(Date.now() + 90 * day), tx);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow();
    expect(clock.offsetMilliseconds).toBe(before);
  });
});

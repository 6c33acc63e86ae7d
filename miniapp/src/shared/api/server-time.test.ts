import { learnTime, serverTime } from './server-time';

it('goes on from what an answer said, and is not confused by others', () => {
  learnTime({ now: '2027-03-01T08:00:00.000Z' }, 1000);
  for (const other of [null, 'now', [], { now: 'soon' }, { now: 5 }]) learnTime(other, 2000);
  expect(serverTime(61_000).toISOString()).toBe('2027-03-01T08:01:00.000Z');
});

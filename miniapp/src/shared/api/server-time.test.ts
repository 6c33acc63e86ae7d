import { learnTime, serverTime } from './server-time';

it('follows the time of an answer and ignores answers without one', () => {
  learnTime({ now: '2027-03-01T08:00:00.000Z' }, 1000);
  for (const other of [null, 'now', [], { now: 'soon' }, { now: 5 }]) learnTime(other, 2000);
  expect(serverTime(61_000).toISOString()).toBe('2027-03-01T08:01:00.000Z');
});

import { clockText, daysSince, elapsed, timeText } from './dates';

const now = new Date('2026-11-25T09:00:00.000Z');

it.each([
  ['2026-11-25T08:59:30.000Z', '刚刚'],
  ['2026-11-25T08:48:00.000Z', '12 分钟'],
  ['2026-11-25T06:00:00.000Z', '3 小时'],
  ['2026-11-24T09:00:01.000Z', '23 小时'],
  ['2026-11-21T08:00:00.000Z', '4 天'],
])('since %s it has been %s', (since, words) => expect(elapsed(since, now)).toBe(words));

it('counts whole days', () => {
  expect(daysSince('2026-11-22T09:00:01.000Z', now)).toBe(2);
  expect(daysSince('2026-11-22T09:00:00.000Z', now)).toBe(3);
});

it('shows Shanghai time, and the student’s local time', () => {
  expect(timeText('2026-11-25T16:30:00.000Z')).toBe('11 月 26 日 00:30');
  expect(clockText(now, 60)).toBe('10:00');
});

import { deadlineText, localDeadlineText, type ZoneOffset } from '.';

const today = '2026-11-30';
const fixed =
  (hours: number): ZoneOffset =>
  () =>
    hours * 60;
/** Berlin in 2027: summer time from 28 March to 31 October, 01:00 UTC. */
const berlin: ZoneOffset = (instant) =>
  instant >= new Date('2027-03-28T01:00:00Z') && instant < new Date('2027-10-31T01:00:00Z') ? 120 : 60;

it('says the hour and the zone, and the year when it is another one', () => {
  expect(deadlineText('2026-12-03', today)).toBe('12 月 3 日 24:00（北京时间）');
  expect(deadlineText('2027-01-03', today)).toBe('2027 年 1 月 3 日 24:00（北京时间）');
  expect(localDeadlineText('2026-12-03', today)).toBe('12 月 3 日 24:00（当地时间）');
});

it.each([
  ['an hour behind', 1, '2026-12-03', '12 月 3 日 24:00（北京时间），你当地 17:00'],
  ['Beijing time elsewhere', 8, '2026-12-03', '12 月 3 日 24:00（北京时间）'],
  ['the next day', 9, '2026-12-03', '12 月 3 日 24:00（北京时间），你当地 12 月 4 日 01:00'],
  ['half an hour', 5.5, '2026-12-03', '12 月 3 日 24:00（北京时间），你当地 21:30'],
  ['the next year', 13, '2026-12-31', '12 月 31 日 24:00（北京时间），你当地 2027 年 1 月 1 日 05:00'],
  ['the west', -10, '2026-12-03', '12 月 3 日 24:00（北京时间），你当地 06:00'],
])('adds the local time: %s', (_, hours, dueOn, text) => {
  expect(deadlineText(dueOn, today, fixed(hours))).toBe(text);
});

it.each([
  // The clocks change nine hours after this deadline.
  ['2027-03-27', '17:00'],
  ['2027-03-28', '18:00'],
  ['2027-10-30', '18:00'],
  ['2027-10-31', '17:00'],
])('counts by the offset at the deadline, not of today: %s', (dueOn, clock) => {
  expect(deadlineText(dueOn, '2027-03-01', berlin)).toContain(`，你当地 ${clock}`);
});

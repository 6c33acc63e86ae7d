import { clockText, serverNow } from './clock-text';

it('shows the hour and the day where the student is', () => {
  const now = new Date('2026-11-26T20:06:00Z');
  expect(clockText(now, 60)).toEqual({ time: '21:06', day: '周四' });
  expect(clockText(now, 480)).toEqual({ time: '04:06', day: '周五' });
  expect(clockText(now, -210)).toEqual({ time: '16:36', day: '周四' });
});

it('goes on from the server’s time', () => {
  expect(serverNow('2026-11-26T20:00:00.000Z', 1000, 61_000).toISOString()).toBe('2026-11-26T20:01:00.000Z');
});

import { sentAt } from './sent-at';

it('shows the time of a message in Shanghai time', () => {
  expect(sentAt('2026-11-25T02:24:00.000Z', '2026-11-25')).toBe('今天 10:24');
  expect(sentAt('2026-11-24T16:30:00.000Z', '2026-11-25')).toBe('今天 00:30');
  expect(sentAt('2026-11-24T02:24:00.000Z', '2026-11-25')).toBe('11 月 24 日 10:24');
});

import { isTimeZone, offsetAt, zonesByDay } from './zones';

it.each([
  ['Asia/Shanghai', '2026-11-25T00:00:00.000Z', 480],
  ['Europe/Berlin', '2026-07-01T00:00:00.000Z', 120],
  ['Europe/Berlin', '2026-12-01T00:00:00.000Z', 60],
  ['Europe/Berlin', '2026-03-29T00:59:59.999Z', 60],
  ['Europe/Berlin', '2026-03-29T01:00:00.000Z', 120],
  ['America/New_York', '2026-11-25T00:00:00.123Z', -300],
  ['Asia/Kathmandu', '2026-11-25T00:00:00.000Z', 345],
  ['America/Argentina/Buenos_Aires', '2026-12-31T23:59:59.999Z', -180],
  ['Pacific/Kiritimati', '2026-12-31T12:00:00.000Z', 840],
])('%s at %s is %d minutes from UTC', (zone, instant, minutes) => {
  expect(offsetAt(zone)(new Date(instant))).toBe(minutes);
});

it('distinguishes zones from other texts', () => {
  expect(['Asia/Shanghai', 'America/Indiana/Knox', 'America/Port-au-Prince'].every(isTimeZone)).toBe(true);
  expect(['', 'Berlin', '+08:00', 'Asia/Atlantis', '__proto__', 'Asia/Shanghai; DROP', '北京'].some(isTimeZone)).toBe(
    false,
  );
});

it('groups zones by their current date', () => {
  const zones = ['Pacific/Kiritimati', 'Asia/Shanghai', 'Europe/Berlin', 'Pacific/Pago_Pago'];
  expect([...zonesByDay(zones, new Date('2026-11-25T10:30:00.000Z'))]).toEqual([
    ['2026-11-26', ['Pacific/Kiritimati']],
    ['2026-11-25', ['Asia/Shanghai', 'Europe/Berlin']],
    ['2026-11-24', ['Pacific/Pago_Pago']],
  ]);
});

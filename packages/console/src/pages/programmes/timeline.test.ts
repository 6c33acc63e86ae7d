import { barOf, monthsIn, placeOf, spanOf } from './timeline';

const today = '2026-11-25';

it('spans whole months around the programmes, without years long past', () => {
  expect(spanOf([], today)).toEqual({ from: '2026-11-01', until: '2026-11-30' });
  const stretches = [
    { from: '2025-01-01', until: '2025-02-01' },
    { from: '2026-12-10', until: '2027-02-03' },
  ];
  expect(spanOf(stretches, today)).toEqual({ from: '2026-08-01', until: '2027-02-28' });
  expect(spanOf([{ from: today, until: '2031-01-01' }], today, 12)).toEqual({
    from: '2026-11-01',
    until: '2027-10-31',
  });
});

it('clips a bar at both ends and leaves out bars outside the span', () => {
  const span = { from: '2026-11-01', until: '2026-11-30' };
  expect(barOf({ from: '2026-10-01', until: '2026-11-15' }, span)).toEqual({ left: 0, width: 50 });
  expect(barOf({ from: '2026-11-16', until: '2027-01-01' }, span)).toEqual({ left: 50, width: 50 });
  expect(barOf({ from: '2027-01-01', until: '2027-02-01' }, span)).toBeNull();
  expect(placeOf('2026-11-01', span)).toBe(0);
  expect(monthsIn({ from: '2026-11-01', until: '2027-01-31' })).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
});

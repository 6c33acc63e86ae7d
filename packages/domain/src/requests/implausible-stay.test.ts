import fc from 'fast-check';
import { addDays } from '../time';
import { implausibleStay } from './implausible-stay';

const settled = { departOn: '2027-02-12', returnOn: '2027-06-30' };
const fields = { departOn: 'departOn', returnOn: 'returnOn' };
const today = '2026-11-30';
const codes = (given: { departOn: string | null; returnOn: string | null }, now = today) =>
  implausibleStay(given, fields, { settled, today: now }).map(({ field, code }) => `${field} ${code}`);

it('refuses a dispatch a year too early or too late, and a departure long past', () => {
  expect(codes({ departOn: '2026-02-12', returnOn: '2026-06-30' })).toEqual([
    'departOn in_the_past',
    'returnOn far_from_settled',
  ]);
  expect(codes({ departOn: '2028-02-12', returnOn: '2028-06-30' })).toEqual([
    'departOn far_from_settled',
    'returnOn far_from_settled',
  ]);
  expect(codes({ departOn: '2026-10-01', returnOn: '2027-06-30' })).toEqual(['departOn in_the_past']);
});

it('accepts a student who confirms late, and one who left on the settled day', () => {
  expect(codes({ departOn: '2027-02-12', returnOn: '2027-06-30' }, '2027-03-10')).toEqual([]);
  expect(codes({ departOn: '2027-02-12', returnOn: '2027-06-30' }, '2027-05-10')).toEqual([]);
  expect(codes({ departOn: '2027-02-14', returnOn: '2027-06-30' }, '2027-03-10')).toEqual([]);
});

it('accepts every date within a year of the settled ones that is not past', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: -364, max: 364 }), (departs, returns) => {
      const given = { departOn: addDays(settled.departOn, departs), returnOn: addDays(settled.returnOn, returns) };
      expect(codes(given)).toEqual([]);
    }),
  );
});

it('compares nothing that is not known', () => {
  const unknown = { departOn: null, returnOn: null };
  expect(implausibleStay({ departOn: '2029-01-01', returnOn: null }, fields, { settled: unknown, today })).toEqual([]);
});

import fc from 'fast-check';
import { addDays, daysBetween, type PlainDate } from '../time';
import {
  type CheckInSchedule,
  checkInGrid,
  classifyCheckIn,
  decideUndo,
  nextCheckInOn,
  planChangeConsequences,
} from '.';
import type { CheckInAnswer } from './classify';

const schedule: CheckInSchedule = { arrivedOn: '2026-09-01', returnOn: '2027-01-31', intervalDays: 30 };
const grid = ['2026-10-01', '2026-10-31', '2026-11-30', '2026-12-30'];

const anySchedule: fc.Arbitrary<CheckInSchedule> = fc
  .record({ length: fc.integer({ min: 0, max: 800 }), intervalDays: fc.integer({ min: 1, max: 90 }) })
  .map(({ length, intervalDays }) => ({
    arrivedOn: '2026-09-01',
    returnOn: addDays('2026-09-01', length),
    intervalDays,
  }));

function answer(answeredOn: PlainDate, changes: Partial<CheckInAnswer> = {}) {
  return classifyCheckIn({
    schedule,
    underWay: true,
    lastAnsweredOn: '2026-09-01',
    answeredOn,
    wellbeing: 'safe',
    rollCallOpen: false,
    ...changes,
  });
}

describe('the grid', () => {
  it('is arrival plus n times the interval', () => {
    expect(checkInGrid(schedule)).toEqual(grid);
  });

  it('has no date in the last seven days', () => {
    expect(checkInGrid({ ...schedule, returnOn: '2027-01-06' })).toEqual(grid.slice(0, 3));
    expect(checkInGrid({ ...schedule, returnOn: '2027-01-07' })).toEqual(grid);
  });

  it('follows these rules for every stay', () => {
    fc.assert(
      fc.property(anySchedule, (s) => {
        const dates = checkInGrid(s);
        expect(dates.map((date) => daysBetween(s.arrivedOn, date))).toEqual(
          dates.map((_, i) => (i + 1) * s.intervalDays),
        );
        for (const date of dates) expect(daysBetween(date, s.returnOn)).toBeGreaterThan(7);
        const following = addDays(s.arrivedOn, (dates.length + 1) * s.intervalDays);
        expect(daysBetween(following, s.returnOn)).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('a check-in', () => {
  it.each<[string, PlainDate, object]>([
    ['too early to count', '2026-09-23', { kind: 'extra', settles: [], nextOn: '2026-10-01' }],
    ['seven days ahead', '2026-09-24', { kind: 'periodic', settles: ['2026-10-01'], nextOn: '2026-10-31' }],
    ['on the day', '2026-10-01', { kind: 'periodic', settles: ['2026-10-01'], missed: [], nextOn: '2026-10-31' }],
    ['a day late', '2026-10-02', { kind: 'late', missed: ['2026-10-01'], nextOn: '2026-10-31' }],
    ['after several', '2026-12-05', { kind: 'late', missed: grid.slice(0, 3), nextOn: '2026-12-30' }],
    ['after the last', '2027-01-20', { kind: 'late', missed: grid, nextOn: null }],
  ])('%s', (_, answeredOn, expected) => {
    expect(answer(answeredOn)).toMatchObject(expected);
  });

  it('is the arrival if it is the first, unless it is a help request', () => {
    expect(answer('2026-09-01', { schedule: null, lastAnsweredOn: null })).toMatchObject({
      kind: 'arrival',
      nextOn: null,
    });
    expect(answer('2026-09-01', { schedule: null, lastAnsweredOn: null, wellbeing: 'needs_help' }).kind).toBe('extra');
    expect(answer('2026-10-01', { wellbeing: 'needs_help' }).kind).toBe('periodic');
  });

  it('is an extra for students who are not away', () => {
    expect(answer('2026-10-01', { schedule: null, underWay: false }).kind).toBe('extra');
    expect(answer('2026-10-01', { underWay: false })).toMatchObject({ kind: 'extra', settles: [] });
  });

  it('answers an open roll call, and has that kind when nothing else was due', () => {
    expect(answer('2026-09-10', { rollCallOpen: true })).toMatchObject({ kind: 'roll_call', answersRollCall: true });
    expect(answer('2026-10-01', { rollCallOpen: true })).toMatchObject({ kind: 'periodic', answersRollCall: true });
  });

  it('that was delayed on a phone changes nothing that a newer one settled', () => {
    const heldUp = answer('2026-10-15', { lastAnsweredOn: '2026-10-31' });
    expect(heldUp).toMatchObject({ kind: 'extra', settles: [], nextOn: '2026-11-30' });
  });

  it('settles each date exactly once, however often the student checks in', () => {
    fc.assert(
      fc.property(anySchedule, fc.array(fc.integer({ min: 0, max: 820 }), { maxLength: 40 }), (s, days) => {
        const settled: PlainDate[] = [];
        let lastAnsweredOn: PlainDate | null = null;
        for (const day of [...days].sort((a, b) => a - b)) {
          const answeredOn: PlainDate = addDays(s.arrivedOn, day);
          const outcome = answer(answeredOn, { schedule: s, lastAnsweredOn });
          settled.push(...outcome.settles);
          lastAnsweredOn = answeredOn;
          expect(outcome.nextOn).toBe(nextCheckInOn(s, lastAnsweredOn));
          expect(outcome.settles.filter((date) => date >= answeredOn).length).toBeLessThanOrEqual(1);
        }
        const next = nextCheckInOn(s, lastAnsweredOn);
        expect(settled).toEqual(checkInGrid(s).filter((date) => next === null || date < next));
      }),
    );
  });

  it('does not satisfy a future date on arrival', () => {
    fc.assert(
      fc.property(anySchedule, (s) => {
        expect(nextCheckInOn(s, s.arrivedOn)).toBe(checkInGrid(s)[0] ?? null);
        expect(nextCheckInOn(s, null)).toBe(checkInGrid(s)[0] ?? null);
      }),
    );
  });
});

describe('undo', () => {
  const receivedAt = new Date('2026-10-01T08:00:00Z');
  const after = (minutes: number) => new Date(receivedAt.getTime() + minutes * 60_000);

  it('is possible for ten minutes, and never for a help request', () => {
    expect(decideUndo({ receivedAt, wellbeing: 'safe' }, after(10)).allowed).toBe(true);
    expect(decideUndo({ receivedAt, wellbeing: 'safe' }, after(10.01)).allowed).toBe(false);
    expect(decideUndo({ receivedAt, wellbeing: 'needs_help' }, after(1))).toMatchObject({
      allowed: false,
      reason: { code: 'alert_stands' },
    });
  });
});

it('lists the consequences of a longer stay', () => {
  const change = planChangeConsequences({
    schedule,
    lastAnsweredOn: '2026-11-30',
    newSchedule: { ...schedule, returnOn: '2027-03-02' },
    budgetFen: 600_000,
    fundingEligible: true,
  });
  expect(change).toMatchObject({
    daysAdded: 30,
    before: { returnDueOn: '2027-02-14', checkIns: ['2026-12-30'] },
    after: { returnDueOn: '2027-03-16', checkIns: ['2026-12-30', '2027-01-29'] },
  });
  expect(change.notes).toHaveLength(3);
  expect(change.notes[0]).toBe('已核定的经费预算 6,000.00 元不会自动增加');
});

import fc from 'fast-check';
import { plainDate } from '../../test/arbitraries';
import { daysLeft, describeDaysLeft, formatDate, formatInstant } from './labels';
import { addDays, compareDates, daysBetween, isPlainDate } from './plain-date';
import { isQuiet, outsideQuietHours } from './quiet-hours';
import { dateInShanghai, shanghaiMidnightAfter } from './shanghai';
import { isWorkingDay, workingDayFrom } from './working-days';
import { dateAtOffset, localDate, localMinuteOfDay, startOfLocalDay, type ZoneOffset } from './zone';

/** Same as in the server, with the zone database of Node. */
function zone(timeZone: string): ZoneOffset {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (instant) => {
    const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  };
}
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Shanghai',
  'Pacific/Auckland',
];
const anyZone = fc.constantFrom(...zones).map(zone);
const instant = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

describe('dates', () => {
  it.each(['2027-02-29', '2027-13-01', '2027-00-10', '2027-1-1', '0000-01-01', '', '2027-02-28T00:00', 20270228, null])(
    'refuses %p',
    (value) => {
      expect(isPlainDate(value)).toBe(false);
    },
  );

  it('adds and subtracts days', () => {
    fc.assert(
      fc.property(plainDate, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        const other = addDays(date, n);
        expect(isPlainDate(other)).toBe(true);
        expect(daysBetween(date, other)).toBe(n);
        expect(addDays(other, -n)).toBe(date);
        expect(Math.sign(compareDates(date, other))).toBe(-Math.sign(n) + 0);
      }),
    );
  });

  it('handles leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(() => addDays('2027-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});

describe('Shanghai', () => {
  it('has its day eight hours before UTC', () => {
    expect(dateInShanghai(new Date('2026-11-25T15:59:59.999Z'))).toBe('2026-11-25');
    expect(dateInShanghai(new Date('2026-11-25T16:00:00Z'))).toBe('2026-11-26');
  });

  it('ends a due day at the next midnight', () => {
    const end = shanghaiMidnightAfter('2026-11-30');
    expect(end.toISOString()).toBe('2026-11-30T16:00:00.000Z');
    expect(dateInShanghai(new Date(end.getTime() - 1))).toBe('2026-11-30');
    expect(dateInShanghai(end)).toBe('2026-12-01');
  });
});

describe('zones', () => {
  it('starts a day at its first instant, also when clocks change', () => {
    fc.assert(
      fc.property(instant, anyZone, (now, offsetAt) => {
        const date = localDate(now, offsetAt);
        const start = startOfLocalDay(date, offsetAt);
        expect(localDate(start, offsetAt)).toBe(date);
        expect(localDate(new Date(start.getTime() - 1), offsetAt) < date).toBe(true);
        expect(start.getTime()).toBeLessThanOrEqual(now.getTime());
      }),
    );
  });

  it('starts a day late where clocks skip midnight', () => {
    expect(startOfLocalDay('2024-04-26', zone('Africa/Cairo')).toISOString()).toBe('2024-04-25T22:00:00.000Z');
    expect(startOfLocalDay('2026-03-29', zone('Europe/Berlin')).toISOString()).toBe('2026-03-28T23:00:00.000Z');
  });

  it('derives the day from an offset', () => {
    expect(dateAtOffset(new Date('2026-11-25T23:30:00Z'), 60)).toBe('2026-11-26');
    expect(dateAtOffset(new Date('2026-11-25T01:00:00Z'), -300)).toBe('2026-11-24');
  });
});

describe('quiet hours', () => {
  it('end at the first instant that is not quiet', () => {
    fc.assert(
      fc.property(instant, anyZone, (now, offsetAt) => {
        const then = outsideQuietHours(now, offsetAt);
        expect(isQuiet(then, offsetAt)).toBe(false);
        expect(then.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(then.getTime() - now.getTime()).toBeLessThanOrEqual(11 * 3_600_000);
        if (then.getTime() > now.getTime()) {
          expect(localMinuteOfDay(then, offsetAt)).toBe(8 * 60);
          expect(isQuiet(new Date(then.getTime() - 1), offsetAt)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['2026-11-25T20:59:00Z', '2026-11-25T20:59:00.000Z'],
    ['2026-11-25T21:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['2026-11-26T06:59:59Z', '2026-11-26T07:00:00.000Z'],
    // The night in which Berlin loses an hour.
    ['2026-03-28T22:30:00Z', '2026-03-29T06:00:00.000Z'],
  ])('%s in Berlin becomes %s', (from, to) => {
    expect(outsideQuietHours(new Date(from), zone('Europe/Berlin')).toISOString()).toBe(to);
  });
});

describe('wording', () => {
  it('names days as people do', () => {
    expect(formatDate('2026-12-01', '2026-11-26')).toBe('12 月 1 日');
    expect(formatDate('2027-03-15', '2026-11-26')).toBe('2027 年 3 月 15 日');
    expect(formatInstant(new Date('2026-11-25T08:12:00Z'), 60)).toBe('11 月 25 日 09:12');
    expect(daysLeft('2026-12-01', '2026-11-26')).toBe(5);
  });

  it.each([
    ['2026-12-01', '还剩 5 天'],
    ['2026-11-26', '今天截止'],
    ['2026-11-23', '已逾期 3 天'],
  ])('%s: %s', (dueOn, words) => {
    expect(describeDaysLeft(dueOn, '2026-11-26')).toBe(words);
  });
});

it('counts Monday to Friday as working days, unless a published calendar differs', () => {
  // A fictional long weekend, Friday 5 to Monday 8 March 2027, with Saturday 13 as the make-up working day.
  const apart = new Map([
    ['2027-03-05', false],
    ['2027-03-08', false],
    ['2027-03-13', true],
  ]);
  expect(
    ['2027-03-04', '2027-03-05', '2027-03-06', '2027-03-13', '2027-03-14'].map((on) => isWorkingDay(on, apart)),
  ).toEqual([true, false, false, true, false]);
  expect(workingDayFrom('2027-03-05', apart)).toBe('2027-03-09');
  expect(workingDayFrom('2027-03-09', apart)).toBe('2027-03-09');
});

import fc from 'fast-check';
import { plainDate } from '../../test/arbitraries';
import { addDays } from '../time';
import {
  arrivalCheckInDueOn,
  describeReminderDays,
  fundingDueOn,
  isOverdue,
  isValidReminderDays,
  messageRule,
  messageRules,
  type ReminderRule,
  reminderRules,
  reminderStepDue,
  returnDueOn,
  windowClosesOn,
  windowPhase,
} from '.';

it('counts due days inclusively', () => {
  expect(isOverdue('2026-11-30', '2026-11-30')).toBe(false);
  expect(isOverdue('2026-11-30', '2026-12-01')).toBe(true);
  expect(returnDueOn('2027-01-31')).toBe('2027-02-14');
  expect(fundingDueOn('2027-03-01')).toBe('2027-04-30');
  expect(arrivalCheckInDueOn('2026-09-01')).toBe('2026-09-04');
});

it.each([
  ['2026-10-31', 'upcoming', 'upcoming'],
  ['2026-11-01', 'open', 'open'],
  ['2026-11-30', 'open', 'open'],
  ['2026-12-01', 'late_entry', 'closed'],
  ['2026-12-10', 'late_entry', 'closed'],
  ['2026-12-11', 'closed', 'closed'],
] as const)('says where a window stands on %s, with a late window and without', (today, withLate, without) => {
  const dates = { applyFrom: '2026-11-01', applyUntil: '2026-11-30' };
  const late = { ...dates, lateEntryUntil: '2026-12-10' };
  const regular = { ...dates, lateEntryUntil: null };
  expect(windowPhase(late, today)).toBe(withLate);
  expect(windowPhase(regular, today)).toBe(without);
  expect([windowClosesOn(late), windowClosesOn(regular)]).toEqual(['2026-12-10', '2026-11-30']);
});

describe('reminders', () => {
  const rule = (key: string): ReminderRule => {
    const found = reminderRules.find((r) => r.key === key);
    if (!found) throw new Error(key);
    return found;
  };

  it.each([
    ['dispatch_confirmation', '2026-10-31', null],
    ['dispatch_confirmation', '2026-11-01', { due: -30, superseded: [] }],
    ['dispatch_confirmation', '2026-11-20', { due: -14, superseded: [-30] }],
    // Three days of downtime: only the newest step is sent.
    ['dispatch_confirmation', '2026-11-28', { due: -3, superseded: [-30, -14, -7] }],
    ['periodic_check_in', '2026-12-02', { due: 1, superseded: [-2, 0] }],
    ['return_formalities', '2027-06-01', { due: 42, superseded: [-7, 0, 7, 14, 21, 28, 35] }],
  ])('%s on %s', (key, today, expected) => {
    expect(reminderStepDue(rule(key).days, '2026-12-01', today)).toEqual(expected);
  });

  it('sends each step once when the sweep runs daily, and the newest when it does not', () => {
    fc.assert(
      fc.property(fc.constantFrom<ReminderRule>(...reminderRules), plainDate, fc.nat(120), (r, anchor, days) => {
        const step = reminderStepDue(r.days, anchor, addDays(anchor, days - 60));
        const come = r.days.filter((day) => day <= days - 60);
        expect(step ? [...step.superseded, step.due] : []).toEqual(come);
      }),
    );
  });

  it('describe their days in words', () => {
    expect(describeReminderDays([-2, 0, 1, 3])).toBe('提前 2 天，当天，之后 1、3 天');
    expect(describeReminderDays([3, 7])).toBe('之后 3、7 天');
  });

  it('are among the rules; safety messages use every channel and cannot be silenced', () => {
    expect(messageRule('arrival_check_in')).toMatchObject({ channels: 'one', trigger: { kind: 'days', days: [1, 3] } });
    for (const { channels, silenceable } of messageRules) if (channels === 'all') expect(silenceable).toBe(false);
    expect(messageRule('nobody')).toBeNull();
  });

  it('are listed in order', () => {
    for (const { days } of reminderRules) expect(isValidReminderDays(days)).toBe(true);
    expect(new Set(messageRules.map(({ key }) => key)).size).toBe(messageRules.length);
    expect([[], [1, 1], [3, 1], [121], Array.from({ length: 13 }, (_, n) => n)].some(isValidReminderDays)).toBe(false);
  });
});

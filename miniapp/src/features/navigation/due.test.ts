import { dueLine, dueTone } from './due';

const today = '2026-11-26';

describe('dueLine', () => {
  it('shows the date and the days left', () => {
    expect(dueLine('2026-12-01', today)).toBe('12 月 1 日前 · 还剩 5 天');
    expect(dueLine('2027-03-01', today)).toBe('2027 年 3 月 1 日前 · 还剩 95 天');
    expect(dueLine('2026-11-24', today)).toBe('11 月 24 日前 · 已逾期 2 天');
  });
});

describe('dueTone', () => {
  it.each([
    ['2026-11-25', 'red'],
    ['2026-11-26', 'amber'],
    ['2026-12-03', 'amber'],
    ['2026-12-04', 'sea'],
  ])('%s is %s', (dueOn, tone) => expect(dueTone(dueOn, today)).toBe(tone));
});

import { dueLine, dueTone } from './due';

const today = '2026-11-26';

describe('dueLine', () => {
  it('shows the deadline in the words of the server and the days left', () => {
    const line = (dueOn: string) => dueLine({ dueOn, dueText: '某日 24:00（北京时间）' }, today);
    expect(line('2026-12-01')).toBe('某日 24:00（北京时间）前 · 还剩 5 天');
    expect(line('2026-11-24')).toBe('某日 24:00（北京时间）前 · 已逾期 2 天');
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

import { deadlineChip, heroLines } from './labels';

const today = '2026-11-26';
const step = {
  applicationId: 'application-1',
  number: 'YH2026-000318',
  programmeName: '柏林自由大学 2027 春季交换',
  title: '填写派出确认',
  detail: '',
  action: 'request:dispatch_confirmation' as const,
  dueOn: '2026-12-01',
  dueText: '12 月 1 日 24:00（北京时间）',
  tone: 'soon' as const,
};

describe('heroLines', () => {
  it('shows the deadline first, then programme and detail', () => {
    expect(heroLines(step, today)).toEqual([
      '12 月 1 日 24:00（北京时间）前 · 还剩 5 天',
      '柏林自由大学 2027 春季交换',
    ]);
  });

  it('leaves out missing parts', () => {
    expect(heroLines({ ...step, dueOn: null, dueText: null, detail: '有结果会马上通知你' }, today)).toEqual([
      '柏林自由大学 2027 春季交换',
      '有结果会马上通知你',
    ]);
  });
});

describe('deadlineChip', () => {
  it('turns from calm to amber to red', () => {
    expect(deadlineChip({ ...step, dueOn: '2026-12-20' }, today)).toEqual({ text: '还剩 24 天', tone: 'sea' });
    expect(deadlineChip(step, today)).toEqual({ text: '还剩 5 天', tone: 'amber' });
    expect(deadlineChip({ ...step, dueOn: '2026-11-25' }, today)).toEqual({ text: '已逾期 1 天', tone: 'red' });
    expect(deadlineChip({ ...step, dueOn: null }, today)).toBeNull();
  });
});

import type { TimelineEntry } from '@yuanhang/contract';
import { historyItems, lastComment, progressItems } from './history';

const entry = (at: string, role: 'student' | 'office', comment: string | null): TimelineEntry => ({
  id: at,
  at,
  title: '操作',
  by: { name: '陈国栋', role },
  comment,
  stage: 'draft',
});

it('shows the newest first, in Shanghai time', () => {
  const items = historyItems([
    entry('2026-11-02T13:40:00.000Z', 'student', null),
    entry('2026-11-06T07:02:00.000Z', 'office', '请补充'),
  ]);
  expect(items.map(({ note }) => note)).toEqual(['陈国栋 · 11 月 6 日 15:02', '本人 · 11 月 2 日 21:40']);
});

it('finds the newest comment of a reviewer, not of the student', () => {
  const found = lastComment([
    entry('2026-11-02T00:00:00.000Z', 'office', '先前'),
    entry('2026-11-04T00:00:00.000Z', 'office', '请补充'),
    entry('2026-11-05T00:00:00.000Z', 'student', '已改'),
  ]);
  expect(found?.comment).toBe('请补充');
});

it('shows what a step without a time is waiting for', () => {
  const [step] = progressItems([
    { step: 'office', label: '国际处审核', state: 'ahead', at: null, by: null, comment: null },
  ]);
  expect(step).toMatchObject({ note: '未开始', state: 'ahead' });
});

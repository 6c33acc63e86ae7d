import type { TimelineEntry } from '@yuanhang/contract';
import { historyItems, lastComment, progressItems, reviewComment } from './history';

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

it('takes the comment on an application from the step that has it', () => {
  const step = (label: string, state: 'done' | 'current' | 'stopped', comment: string | null) =>
    ({ step: 'office', label, state, at: null, by: '陈国栋', comment }) as const;
  const returned = [step('学院审核', 'done', '推荐'), step('国际处审核', 'current', '请补充课程')];
  expect(reviewComment(returned)).toEqual({ by: { name: '陈国栋' }, comment: '请补充课程' });
  expect(reviewComment([step('学院审核', 'stopped', '成绩不足')])?.comment).toBe('成绩不足');
  expect(reviewComment([step('学院审核', 'done', '推荐'), step('国际处审核', 'current', null)])).toBeUndefined();
});

it('shows what a step without a time is waiting for', () => {
  const [step] = progressItems([
    { step: 'office', label: '国际处审核', state: 'ahead', at: null, by: null, comment: null },
  ]);
  expect(step).toMatchObject({ note: '未开始', state: 'ahead' });
});

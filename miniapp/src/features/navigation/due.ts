import { daysLeft, describeDaysLeft, formatDate } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** `12 月 1 日前 · 还剩 5 天`. */
export const dueLine = (dueOn: string, today: string): string =>
  `${formatDate(dueOn, today)}前 · ${describeDaysLeft(dueOn, today)}`;

const soon = 7;

/** Red when overdue, amber in the last week, otherwise neutral. */
export function dueTone(dueOn: string, today: string): Tone {
  const left = daysLeft(dueOn, today);
  if (left < 0) return 'red';
  return left <= soon ? 'amber' : 'sea';
}

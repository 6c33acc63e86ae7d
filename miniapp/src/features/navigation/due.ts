import { daysLeft, describeDaysLeft } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** `12 月 1 日 24:00（北京时间）前 · 还剩 5 天`; `dueText` comes from the server, which knows the zones. */
export const dueLine = ({ dueOn, dueText }: { dueOn: string; dueText: string }, today: string): string =>
  `${dueText}前 · ${describeDaysLeft(dueOn, today)}`;

const soon = 7;

/** Red when overdue, amber in the last week, otherwise neutral. */
export function dueTone(dueOn: string, today: string): Tone {
  const left = daysLeft(dueOn, today);
  if (left < 0) return 'red';
  return left <= soon ? 'amber' : 'sea';
}

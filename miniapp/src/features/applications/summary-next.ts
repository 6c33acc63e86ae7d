import type { ApplicationSummary } from '@yuanhang/contract';
import { describeDaysLeft } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';
import { dueTone } from '../navigation/due';

interface SummaryNext {
  readonly title: string;
  /** `还剩 5 天`; empty without a deadline. */
  readonly due: string;
  readonly tone: Tone;
}

/** The next step of an application in a list; null when nothing is left to do or the stage label already names it. */
export function summaryNext({ next, stageLabel }: ApplicationSummary, today: string): SummaryNext | null {
  if (next === null || next.tone === 'done' || next.title === stageLabel) return null;
  if (next.dueOn === null) return { title: next.title, due: '', tone: 'neutral' };
  return { title: next.title, due: describeDaysLeft(next.dueOn, today), tone: dueTone(next.dueOn, today) };
}

import type { Home } from '@yuanhang/contract';
import { describeDaysLeft } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';
import { dueLine, dueTone } from '../navigation/due';

type Step = NonNullable<Home['next']>;

/** The lines under the title of the first card: deadline, programme and detail. */
export function heroLines(step: Step, today: string): readonly string[] {
  const { dueOn, dueText } = step;
  const due = dueOn === null || dueText === null ? '' : dueLine({ dueOn, dueText }, today);
  return [due, step.programmeName, step.detail].filter((line) => line !== '');
}

/** The chip beside a further deadline; null when it has none. */
export function deadlineChip(step: Step, today: string): { readonly text: string; readonly tone: Tone } | null {
  if (step.dueOn === null) return null;
  return { text: describeDaysLeft(step.dueOn, today), tone: dueTone(step.dueOn, today) };
}

import type { ProgressStep } from '@yuanhang/contract';
import { timeText } from '../ui';

/** The comments of the earlier steps of the review chain. */
export function StepComments({ progress }: { progress: readonly ProgressStep[] }) {
  const steps = progress.filter(({ state, by, step }) => state === 'done' && step !== null && by !== null);
  if (steps.length === 0) return null;
  return (
    <ul className="step-comments" aria-label="前面各步的意见">
      {steps.map(({ label, by, at, comment }) => (
        <li key={label}>
          <b>{label}</b>
          <span>{comment ?? '通过'}</span>
          <small>
            {by}
            {at && ` · ${timeText(at)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

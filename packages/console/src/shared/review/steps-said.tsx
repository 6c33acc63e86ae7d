import type { ProgressStep } from '@yuanhang/contract';
import { timeText } from '../ui';

/** What the earlier steps of the chain said. */
export function StepsSaid({ progress }: { progress: readonly ProgressStep[] }) {
  const said = progress.filter(({ state, by, step }) => state === 'done' && step !== null && by !== null);
  if (said.length === 0) return null;
  return (
    <ul className="said" aria-label="前面各步的意见">
      {said.map(({ label, by, at, comment }) => (
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

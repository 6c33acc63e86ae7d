import type { ProgressStep } from '@yuanhang/contract';
import { Steps } from 'antd';
import { timeText } from '../../shared/ui';

const statuses = { done: 'finish', current: 'process', ahead: 'wait', stopped: 'error' } as const;

/** The review chain, including future steps. */
export const Progress = ({ progress }: { progress: readonly ProgressStep[] }) => (
  <Steps
    direction="vertical"
    size="small"
    className="progress"
    items={progress.map(({ label, state, by, at, comment }) => ({
      title: label,
      status: statuses[state],
      description: (
        <>
          <small>{[by, at && timeText(at)].filter(Boolean).join(' · ')}</small>
          {comment}
        </>
      ),
    }))}
  />
);

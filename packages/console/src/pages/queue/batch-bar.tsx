import { type QueueItem, reviewLimits, reviewRoutes } from '@yuanhang/contract';
import { Button } from 'antd';
import { call, useAction } from '../../shared/api';
import { BatchNotices, requiresComment } from '../../shared/review';
import { ReasonDialog } from '../../shared/ui';
import type { BatchOutcome } from './batch-results';
import { type Decision, decisionLabels } from './decision';

interface BatchBarProps {
  readonly items: readonly QueueItem[];
  /** The decision being confirmed; null during selection. */
  readonly decision: Decision | null;
  readonly choose: (decision: Decision | null) => void;
  readonly onDone: (outcome: BatchOutcome) => void;
  readonly clear: () => void;
}

/** Decides several items at once; each decision succeeds or fails on its own. */
export function BatchBar({ items, decision, choose, onDone, clear }: BatchBarProps) {
  const send = useAction(
    ({ comment, decision: wanted }: { comment: string; decision: Decision }, once) => {
      const body = {
        items: items.map(({ subject, id, version }) => ({ subject, id, version })),
        decision: wanted,
        ...(comment && { comment }),
      };
      return call(reviewRoutes.decideMany, { body }, once);
    },
    {
      onDone({ results }) {
        choose(null);
        if (decision) onDone({ results, about: items, decision });
      },
    },
  );
  return (
    <>
      {items.length > 0 && (
        <div className="batch-bar">
          <b>已选 {items.length} 项</b>
          {items.length > reviewLimits.decisionsAtOnce && (
            <span className="quiet">一次最多 {reviewLimits.decisionsAtOnce} 项</span>
          )}
          <Button
            type="primary"
            disabled={items.length > reviewLimits.decisionsAtOnce}
            onClick={() => choose('approve')}
          >
            全部通过
          </Button>
          <Button disabled={items.length > reviewLimits.decisionsAtOnce} onClick={() => choose('return')}>
            全部退回
          </Button>
          <Button type="text" onClick={clear}>
            取消选择
          </Button>
        </div>
      )}
      {decision && (
        <ReasonDialog
          open
          title={`${decisionLabels[decision]} ${items.length} 项`}
          label="意见"
          hint={requiresComment(decision) ? '会附在每一项上，学生会读到。' : '可以不写；写了会附在每一项上。'}
          okText={decisionLabels[decision]}
          danger={decision === 'reject'}
          optional={!requiresComment(decision)}
          busy={send.busy}
          onOk={(comment) => send.run({ comment, decision })}
          onCancel={() => choose(null)}
        >
          {decision === 'approve' && <BatchNotices items={items} />}
        </ReasonDialog>
      )}
    </>
  );
}

import { type QueueItem, type ResponseOf, reviewRoutes } from '@yuanhang/contract';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { ReasonDialog } from '../../shared/ui';
import { type Decision, decidedWords, decisionLabels } from './decision';

type Results = ResponseOf<NonNullable<typeof reviewRoutes.decideMany.schemas>>['results'];
const most = 50;

interface BatchBarProps {
  readonly items: readonly QueueItem[];
  /** What is asked about now; null while one only chooses. */
  readonly decision: Decision | null;
  readonly choose: (decision: Decision | null) => void;
  readonly onDone: (ids: ReadonlySet<string>) => void;
  readonly clear: () => void;
}

/** Several at once; each is decided for itself, and says for itself what came of it. */
export function BatchBar({ items, decision, choose, onDone, clear }: BatchBarProps) {
  const [shown, setShown] = useState<{ results: Results; about: readonly QueueItem[]; decision: Decision } | null>(
    null,
  );
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
        if (decision) setShown({ results, about: items, decision });
        choose(null);
        onDone(new Set(results.filter(({ ok }) => ok).map(({ id }) => id)));
      },
    },
  );
  return (
    <>
      {items.length > 0 && (
        <div className="batch-bar">
          <b>已选 {items.length} 项</b>
          {items.length > most && <span className="quiet">一次最多 {most} 项</span>}
          <Button type="primary" disabled={items.length > most} onClick={() => choose('approve')}>
            全部通过
          </Button>
          <Button disabled={items.length > most} onClick={() => choose('return')}>
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
          hint={decision === 'approve' ? '可以不写；写了会附在每一项上。' : '会附在每一项上，学生会读到。'}
          okText={decisionLabels[decision]}
          danger={decision === 'reject'}
          optional={decision === 'approve'}
          busy={send.busy}
          onOk={(comment) => send.run({ comment, decision })}
          onCancel={() => choose(null)}
        />
      )}
      {shown && <BatchResults {...shown} onClose={() => setShown(null)} />}
    </>
  );
}

function BatchResults({
  results,
  about,
  decision,
  onClose,
}: {
  results: Results;
  about: readonly QueueItem[];
  decision: Decision;
  onClose: () => void;
}) {
  const good = results.filter(({ ok }) => ok).length;
  return (
    <Modal
      open
      title={
        good === results.length
          ? `${good} 项${decidedWords[decision]}`
          : `${good} 项成功，${results.length - good} 项没有成功`
      }
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          知道了
        </Button>
      }
    >
      <ul className="batch-results">
        {results.map(({ id, ok, message }) => {
          const item = about.find((one) => one.id === id);
          return (
            <li key={id} className={ok ? '' : 'failed'}>
              <span>
                {item?.student.name} · {item?.kindLabel} · {item?.number}
              </span>
              <span>{ok ? decidedWords[decision] : message}</span>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}

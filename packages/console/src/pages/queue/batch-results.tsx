import type { QueueItem, ResponseOf, reviewRoutes } from '@yuanhang/contract';
import { Button, Modal } from 'antd';
import { type Decision, decidedLabels } from './decision';

/** A decided batch: the results with their items. */
export interface BatchOutcome {
  readonly results: ResponseOf<NonNullable<typeof reviewRoutes.decideMany.schemas>>['results'];
  readonly about: readonly QueueItem[];
  readonly decision: Decision;
}

/** The results of a batch; stays open when the queue is empty. */
export function BatchResults({ results, about, decision, onClose }: BatchOutcome & { readonly onClose: () => void }) {
  const good = results.filter(({ ok }) => ok).length;
  return (
    <Modal
      open
      title={
        good === results.length
          ? `${good} 项${decidedLabels[decision]}`
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
              <span>{ok ? decidedLabels[decision] : message}</span>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}

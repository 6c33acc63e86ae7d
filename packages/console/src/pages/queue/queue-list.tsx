import type { QueueItem } from '@yuanhang/contract';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNow } from '../../shared/session';
import { Chip, daysSince, elapsed } from '../../shared/ui';
import { longWait } from './filter';

interface QueueListProps {
  readonly items: readonly QueueItem[];
  readonly currentId: string | null;
  readonly selected: ReadonlySet<string>;
  readonly onOpen: (item: QueueItem) => void;
  readonly onToggle: (item: QueueItem) => void;
  /** Loads the next page; null at the end. */
  readonly more: (() => void) | null;
  /** Fixed below the list. */
  readonly children: ReactNode;
}

/** The queue: student, subject, comment of the previous step and waiting time of each item. */
export function QueueList({ items, currentId, selected, onOpen, onToggle, more, children }: QueueListProps) {
  return (
    <section className="card queue-list" aria-label="等我处理的事项">
      <div className="queue-scroll">
        <table>
          <thead>
            <tr>
              <th aria-label="选择" />
              <th>学生</th>
              <th>事项</th>
              <th className="queue-comment">前一步意见</th>
              <th>等待</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row
                key={item.id}
                item={item}
                isCurrent={item.id === currentId}
                isSelected={selected.has(item.id)}
                onOpen={onOpen}
                onToggle={onToggle}
              />
            ))}
          </tbody>
        </table>
        {more && (
          <Button type="text" block onClick={more}>
            继续加载
          </Button>
        )}
      </div>
      {children}
      <p className="queue-hint">
        <kbd>J</kbd> <kbd>K</kbd> 上下 · <kbd>A</kbd> 通过 · <kbd>R</kbd> 退回 · <kbd>S</kbd> 要求补充 · <kbd>X</kbd>{' '}
        不通过 · <kbd>空格</kbd> 多选
      </p>
    </section>
  );
}

interface RowProps extends Pick<QueueListProps, 'onOpen' | 'onToggle'> {
  readonly item: QueueItem;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
}

function Row({ item, isCurrent, isSelected, onOpen, onToggle }: RowProps) {
  const { student, programme, kindLabel, subject, stepLabel, previousComment } = item;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <tr ref={row} className={isCurrent ? 'current' : ''} aria-current={isCurrent} onClick={() => onOpen(item)}>
      <td>
        <Checkbox
          checked={isSelected}
          aria-label={`选择 ${student.name} 的${kindLabel}`}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onToggle(item)}
        />
      </td>
      <td>
        <button type="button" className="plain">
          {student.name}
        </button>
        <small>
          {student.studentNumber} · {student.college}
        </small>
      </td>
      <td>
        {subject === 'application' ? programme.name : kindLabel}
        <small>{subject === 'application' ? `${kindLabel} · ${stepLabel}` : programme.name}</small>
      </td>
      <td className="queue-comment">
        <span className="clamp">{previousComment ?? '–'}</span>
      </td>
      <td className="queue-wait">
        <Waited since={item.waitingSince} />
      </td>
    </tr>
  );
}

function Waited({ since }: { since: string }) {
  const { now } = useNow(60);
  const words = elapsed(since, now);
  return daysSince(since, now) > longWait ? <Chip tone="amber">{words}</Chip> : words;
}

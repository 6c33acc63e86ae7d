import './queue.css';
import type { QueueItem } from '@yuanhang/contract';
import { useCallback, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Answer, Nothing, PageHead, SearchButton } from '../../shared/ui';
import { BatchBar } from './batch-bar';
import { type BatchOutcome, BatchResults } from './batch-results';
import type { Decision } from './decision';
import { readFilter } from './filter';
import type { Command } from './keys';
import { QueueFilters } from './queue-filters';
import { type DecisionPanelHandle, QueueItemPanel } from './queue-item-panel';
import { QueueList } from './queue-list';
import { useKeys } from './use-keys';
import { useQueue } from './use-queue';

/** 待办: the queue with the record to decide beside it. */
export default function QueuePage() {
  const [params] = useSearchParams();
  const { query, items, settle } = useQueue(readFilter(params));
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [batch, setBatch] = useState<Decision | null>(null);
  const [outcome, setOutcome] = useState<BatchOutcome | null>(null);
  const panel = useRef<DecisionPanelHandle>(null);

  const index = Math.max(
    0,
    items.findIndex(({ id }) => id === currentId),
  );
  const current = items[index];
  const chosen = items.filter(({ id }) => selected.has(id));

  const move = (by: number) => {
    const to = items[Math.min(items.length - 1, Math.max(0, index + by))];
    if (to) setCurrentId(to.id);
    if (index + by >= items.length - 1 && query.hasNextPage) void query.fetchNextPage();
  };
  const toggle = (item: QueueItem) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(item.id)) after.add(item.id);
      return after;
    });
  /** Opens the next item automatically. */
  const settled = useCallback(
    (ids: ReadonlySet<string>) => {
      const next = items.slice(index).find(({ id }) => !ids.has(id)) ?? items.findLast(({ id }) => !ids.has(id));
      setCurrentId(next?.id ?? null);
      setSelected((before) => new Set([...before].filter((id) => !ids.has(id))));
      settle(ids);
    },
    [items, index, settle],
  );

  const batchDone = (done: BatchOutcome) => {
    setOutcome(done);
    settled(new Set(done.results.filter(({ ok }) => ok).map(({ id }) => id)));
  };

  const verbs: Record<Command, () => void> = {
    next: () => move(1),
    previous: () => move(-1),
    select: () => {
      if (!current) return;
      toggle(current);
      move(1);
    },
    clear: () => (selected.size > 0 ? setSelected(new Set()) : panel.current?.leave()),
    approve: () => (chosen.length > 0 ? setBatch('approve') : panel.current?.prepare('approve')),
    return: () => (chosen.length > 0 ? setBatch('return') : panel.current?.prepare('return')),
    reject: () => (chosen.length > 0 ? setBatch('reject') : panel.current?.prepare('reject')),
    supplement: () => panel.current?.prepare('supplement'),
  };
  useKeys((command) => verbs[command]());

  return (
    <div className="queue-page">
      <PageHead title="待办">
        <SearchButton />
      </PageHead>
      <QueueFilters />
      <Answer query={query}>
        {() =>
          items.length === 0 ? (
            <section className="card">
              <Nothing words="没有等你处理的事项" />
            </section>
          ) : (
            <div className="queue-columns">
              <QueueList
                items={items}
                currentId={current?.id ?? null}
                selected={selected}
                onOpen={(item) => setCurrentId(item.id)}
                onToggle={toggle}
                more={query.hasNextPage ? () => void query.fetchNextPage() : null}
              >
                <BatchBar items={chosen} decision={batch} choose={setBatch} onDone={batchDone} clear={verbs.clear} />
              </QueueList>
              {current && <QueueItemPanel key={current.id} item={current} panel={panel} onDecided={settled} />}
            </div>
          )
        }
      </Answer>
      {outcome && <BatchResults {...outcome} onClose={() => setOutcome(null)} />}
    </div>
  );
}

import type { TimelineEntry } from '@yuanhang/contract';
import { roleLabels } from '@yuanhang/domain';
import { Timeline } from 'antd';
import { timeText } from '../../shared/ui';

/** Every operation: time, action, person and comment. */
export const History = ({ timeline }: { timeline: readonly TimelineEntry[] }) => (
  <Timeline
    className="history"
    items={timeline.map(({ id, at, title, by, comment }) => ({
      key: id,
      children: (
        <>
          <b>{title}</b>
          <small>
            {timeText(at)} · {by.name}（{roleLabels[by.role]}）
          </small>
          {comment && <p>{comment}</p>}
        </>
      ),
    }))}
  />
);

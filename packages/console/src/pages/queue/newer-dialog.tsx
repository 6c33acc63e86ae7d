import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { messageOf } from '../../shared/api';
import { type Difference, difference, type Reviewed, readRecord, recordKey } from '../../shared/review';
import { Answer } from '../../shared/ui';

interface NewerDialogProps {
  readonly seen: Reviewed;
  readonly error: unknown;
  /** The action to confirm. */
  readonly label: string;
  /** Runs the action on the newest version. */
  readonly onGoOn: (version: number) => void;
  /** Called when the record no longer waits for this user. */
  readonly onGone: () => void;
  readonly onCancel: () => void;
}

/** Shown when the record changed after it was loaded: lists the differences and lets the user decide on the newest version. */
export function NewerDialog({ seen, error, label, onGoOn, onGone, onCancel }: NewerDialogProps) {
  const client = useQueryClient();
  const fresh = useQuery({
    queryKey: ['newer', seen.subject, seen.record.id, seen.record.version],
    queryFn: () => readRecord(seen.subject, seen.record.id),
    staleTime: 0,
    gcTime: 0,
  });
  const look = () => {
    if (fresh.data) client.setQueryData(recordKey(seen.subject, seen.record.id), fresh.data);
    onCancel();
  };
  const may = fresh.data?.record.actions.some(({ key, allowed }) => key === 'approve' && allowed) ?? false;
  const isNewer = fresh.data !== undefined && fresh.data.record.version !== seen.record.version;
  return (
    <Modal
      open
      title={isNewer ? '你看的时候，内容有了变化' : '现在不能这样处理'}
      onCancel={look}
      footer={
        <>
          <Button onClick={may || !isNewer ? look : onGone}>{may || !isNewer ? '先看看' : '知道了，看下一项'}</Button>
          {may && isNewer && (
            <Button type="primary" onClick={() => onGoOn(fresh.data?.record.version ?? seen.record.version)}>
              已看过变化，{label}
            </Button>
          )}
        </>
      }
    >
      <p className="quiet">{messageOf(error)}</p>
      <Answer query={fresh}>{(now) => <Changed what={difference(seen, now)} />}</Answer>
    </Modal>
  );
}

function Changed({ what: { answers, filesAdded, filesRemoved, done } }: { what: Difference }) {
  return (
    <ul className="changes">
      {done.map(({ title, by, comment }) => (
        <li key={`${title} ${by} ${comment}`}>
          {by}：{title}
          {comment && `（${comment}）`}
        </li>
      ))}
      {answers.map(({ label, before, after }) => (
        <li key={label}>
          {label}：<s>{before}</s> → {after}
        </li>
      ))}
      {filesRemoved.map((name) => (
        <li key={`- ${name}`}>
          文件 <s>{name}</s> 已删除
        </li>
      ))}
      {filesAdded.map((name) => (
        <li key={`+ ${name}`}>新文件 {name}</li>
      ))}
    </ul>
  );
}

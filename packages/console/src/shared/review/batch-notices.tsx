import { useQueries } from '@tanstack/react-query';
import type { QueueItem } from '@yuanhang/contract';
import { readRecord, recordKey } from './record';

/** What the server names to look at in each item of a batch, before all of them are approved at once. */
export function BatchNotices({ items }: { readonly items: readonly QueueItem[] }) {
  const records = useQueries({
    queries: items.map(({ subject, id }) => ({
      queryKey: recordKey(subject, id),
      queryFn: () => readRecord(subject, id),
    })),
  });
  const unread = records.filter(({ isPending }) => isPending).length;
  const failed = records.filter(({ isError }) => isError).length;
  const named = items.flatMap((item, index) => {
    const notices = records[index]?.data?.record.notices ?? [];
    return notices.length > 0 ? [{ item, notices }] : [];
  });
  if (unread > 0) return <p role="status">正在核对每一项的日期，还剩 {unread} 项……</p>;
  return (
    <>
      {failed > 0 && <p role="alert">有 {failed} 项没有读到，请先逐项查看。</p>}
      {named.length > 0 && (
        <section className="changes" aria-label="审核前请核对">
          <h3>审核前请核对：{named.length} 项</h3>
          <ul>
            {named.map(({ item, notices }) => (
              <li key={item.id}>
                {item.student.name} · {item.kindLabel}
                <ul>
                  {notices.map(({ field, code, message }) => (
                    <li key={`${field}.${code}`}>{message}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

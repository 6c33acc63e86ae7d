import type { RequestDetail } from '@yuanhang/contract';
import { useNow } from '../../shared/session';
import { dayText } from '../../shared/ui';

/** The changes an approval would make, computed by the rule that the approval applies. */
export function Consequences({ consequences }: { consequences: NonNullable<RequestDetail['consequences']> }) {
  const { today } = useNow(3600);
  const { before, after, daysAdded, notes } = consequences;
  return (
    <section className="changes" aria-label="通过后的变化">
      <h3>通过后{daysAdded === 0 ? '' : daysAdded > 0 ? `延长 ${daysAdded} 天` : `缩短 ${-daysAdded} 天`}</h3>
      <ul>
        <li>
          返校日期：<s>{dayText(before.returnOn, today)}</s> → {dayText(after.returnOn, today)}
        </li>
        <li>
          返校手续截止：<s>{dayText(before.returnDueOn, today)}</s> → {dayText(after.returnDueOn, today)}{' '}
          24:00（北京时间）
        </li>
        <li>
          还要打卡 {after.checkIns.length} 次（原 {before.checkIns.length} 次）
        </li>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

import type { RequestDetail } from '@yuanhang/contract';
import { formatDate } from '@yuanhang/domain';
import { Callout, Card, Row, Section } from '../../shared/ui';

type Consequences = NonNullable<RequestDetail['consequences']>;

/** The changes an approval would make, from the server: shown to the student before submitting, and to the reviewers. */
export function ConsequencesCard({
  consequences,
  today,
}: {
  readonly consequences: Consequences;
  readonly today: string;
}) {
  const { before, after, daysAdded, notes } = consequences;
  const moved = (was: string, will: string) =>
    was === will ? formatDate(will, today) : `${formatDate(was, today)}\n→ ${formatDate(will, today)}`;
  return (
    <Section
      title="通过后的变化"
      note={daysAdded === 0 ? '' : `${daysAdded > 0 ? '延长' : '缩短'} ${Math.abs(daysAdded)} 天`}
    >
      <Card>
        <Row plain title="返校日期" trailing={moved(before.returnOn, after.returnOn)} />
        <Row plain title="返校手续截止（24:00，北京时间）" trailing={moved(before.returnDueOn, after.returnDueOn)} />
        <Row plain title="还要打卡" trailing={`${before.checkIns.length} 次 → ${after.checkIns.length} 次`} />
      </Card>
      {notes.map((note) => (
        <Callout key={note} tone="neutral" title={note} />
      ))}
    </Section>
  );
}

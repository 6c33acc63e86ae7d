import { useQuery, useQueryClient } from '@tanstack/react-query';
import { mobilityDeskRoutes, type StudentAbroad } from '@yuanhang/contract';
import { Button } from 'antd';
import { call, useAction } from '../../shared/api';
import { useNow } from '../../shared/session';
import { Chip, dayText } from '../../shared/ui';

const often = 3;

/** Asks each for a word; one who was asked within the hour is not asked again. */
export async function chaseAll(students: readonly StudentAbroad[]): Promise<number> {
  const results = await Promise.allSettled(
    students.map(({ applicationId, number, overdueDays }) =>
      call(
        mobilityDeskRoutes.chase,
        { params: { id: applicationId } },
        { idempotencyKey: `${number}-${overdueDays}-${Date.now()}` },
      ),
    ),
  );
  return results.filter(({ status }) => status === 'fulfilled').length;
}

/** Who should have been heard of, how often they were reminded, and one tap to ask. */
export function Overdue() {
  const client = useQueryClient();
  const { today } = useNow(600);
  const query = useQuery({
    queryKey: ['abroad', 'overdue'],
    queryFn: () => call(mobilityDeskRoutes.studentsAbroad, { query: { state: 'overdue', limit: 30 } }),
  });
  const chase = useAction(chaseAll, {
    done: (count) => (count > 0 ? `已催 ${count} 人` : '都在一小时内催过了'),
    onDone: () => client.invalidateQueries({ queryKey: ['abroad'] }),
  });
  const students = query.data?.items ?? [];
  if (students.length === 0) return null;
  return (
    <section className="card" aria-label="逾期">
      <header className="card-head">
        <h3>逾期 {students.length}</h3>
        <Button size="small" loading={chase.busy} onClick={() => chase.run(students)}>
          一键催办
        </Button>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th>学生</th>
            <th>应打卡</th>
            <th>已提醒</th>
            <th aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {students.map((one) => (
            <tr key={one.applicationId}>
              <td>
                {one.student.name}
                <small>{one.place}</small>
              </td>
              <td>
                {dayText(one.nextCheckInOn ?? one.departOn, today)}
                <small>逾期 {one.overdueDays} 天</small>
              </td>
              <td>
                <Chip tone={one.reminders >= often ? 'amber' : 'neutral'}>{one.reminders} 次</Chip>
              </td>
              <td>
                <Button size="small" type="text" onClick={() => chase.run([one])}>
                  催
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

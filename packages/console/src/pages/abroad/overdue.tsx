import { useQuery, useQueryClient } from '@tanstack/react-query';
import { mobilityDeskRoutes, type StudentAbroad } from '@yuanhang/contract';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { call, useAction } from '../../shared/api';
import { useNow } from '../../shared/session';
import { buttonLoading, Chip, dayText, Failed } from '../../shared/ui';
import { chaseAll, chaseMessage } from './chase-all';

const often = 3;
const shown = 30;
/** The server's maximum page size. */
const mostAtOnce = 100;

/** Overdue students, the number of reminders, and a button to ask them. `count` is the total, not the number of rows shown. */
export function Overdue({ count }: { count: number }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const { today } = useNow(600);
  const query = useQuery({
    queryKey: ['abroad', 'overdue'],
    queryFn: () => call(mobilityDeskRoutes.studentsAbroad, { query: { state: 'overdue', limit: shown } }),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['abroad'] });
  const ask = (id: string, idempotencyKey: string) =>
    call(mobilityDeskRoutes.chase, { params: { id } }, { idempotencyKey });
  const chase = useAction(({ applicationId }: StudentAbroad, once) => ask(applicationId, once.idempotencyKey), {
    done: '已催 1 人',
    onDone: refresh,
  });
  const everybody = useAction(
    (_: 'everybody', { idempotencyKey }) =>
      chaseAll({
        read: (cursor) =>
          call(mobilityDeskRoutes.studentsAbroad, { query: { state: 'overdue', cursor, limit: mostAtOnce } }),
        ask: (id) => ask(id, `${idempotencyKey}-${id}`),
      }),
    {
      onDone(outcome) {
        const isWhole = outcome.failed === 0 && !outcome.isCutOff;
        message[isWhole ? 'success' : 'error'](chaseMessage(outcome));
        // Not awaited: a loading button ignores clicks, and the user may click again while the lists are reloading.
        void refresh();
      },
    },
  );
  const students = query.data?.items ?? [];
  if (count === 0) return null;
  return (
    <section className="card" aria-label="逾期">
      <header className="card-head">
        <h3>逾期 {count}</h3>
        <Button size="small" loading={buttonLoading(everybody.busy)} onClick={() => everybody.run('everybody')}>
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
                <Button size="small" type="text" disabled={chase.busy} onClick={() => chase.run(one)}>
                  催
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.isError && students.length === 0 && <Failed error={query.error} retry={query.refetch} />}
      {query.data?.nextCursor && (
        <p className="quiet">
          这里是最早的 {students.length} 人，<Link to="?state=overdue">看全部逾期的学生</Link>
        </p>
      )}
    </section>
  );
}

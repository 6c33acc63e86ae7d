import { addDays, type PlainDate, type Stage } from '@yuanhang/domain';
import type { Database } from '../platform/database';
import { offsetAt } from '../platform/zones';

interface Row {
  readonly stage: Stage;
  readonly time_zone: string | null;
  readonly depart_on: PlainDate | null;
  readonly arrived_on: PlainDate | null;
  readonly next_check_in_on: PlainDate | null;
  readonly return_on: PlainDate | null;
  readonly return_due_on: PlainDate | null;
  readonly answer_due_on: PlainDate | null;
  readonly start_on: PlainDate | null;
  readonly closes_on: PlainDate | null;
}
interface Day {
  readonly on: PlainDate | null;
  /** Days from the anchor. */
  readonly by: number;
  readonly label: string;
}

const shown = 4;
/** During the day in every zone, and after the morning's sweeps. */
const hour = 10;

const days: Readonly<Partial<Record<Stage, (row: Row) => readonly Day[]>>> = {
  draft: ({ closes_on }) => [{ on: closes_on, by: -1, label: '申报截止前一天' }],
  supplement_required: ({ answer_due_on }) => [{ on: answer_due_on, by: -1, label: '补交材料前一天' }],
  revision_required: ({ answer_due_on }) => [{ on: answer_due_on, by: -1, label: '修改期限前一天' }],
  approved: ({ start_on }) => [
    { on: start_on, by: -30, label: '出发前 30 天' },
    { on: start_on, by: -7, label: '出发前 7 天' },
  ],
  dispatched: ({ depart_on, arrived_on, next_check_in_on, return_on, return_due_on }) => [
    ...(arrived_on === null
      ? [
          { on: depart_on, by: 0, label: '出发那天' },
          { on: depart_on, by: 1, label: '该抵达打卡了' },
        ]
      : [
          { on: next_check_in_on, by: -1, label: '打卡前一天' },
          { on: next_check_in_on, by: 0, label: '打卡那天' },
          { on: next_check_in_on, by: 1, label: '打卡逾期 1 天' },
        ]),
    { on: return_on, by: -7, label: '返校前 7 天' },
    { on: return_on, by: 0, label: '返校那天' },
    { on: return_due_on, by: 0, label: '返校手续截止' },
  ],
};

/**
 * The coming due days of the person bound to this contact, as instants for the demo's clock; empty for unbound
 * contacts.
 */
export async function upcoming(database: Database, contactId: string, now: Date) {
  const rows = await database.select<Row>(
    `SELECT a.stage, a.time_zone, a.depart_on, a.arrived_on, a.next_check_in_on, a.return_on, a.return_due_on,
       a.answer_due_on, p.start_on, p.closes_on
     FROM chat_logins l JOIN chat_bindings b ON b.login_id = l.id AND b.contact_id = :contactId
     JOIN applications a ON a.student_id = b.user_id LEFT JOIN programmes p ON p.id = a.programme_id
     WHERE l.current_marker = 1 AND a.deleted_at IS NULL`,
    { contactId },
  );
  return rows
    .flatMap((row) =>
      (days[row.stage]?.(row) ?? []).flatMap(({ on, by, label }) =>
        on === null ? [] : [{ at: hourOf(addDays(on, by), row.time_zone ?? 'Asia/Shanghai'), label }],
      ),
    )
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, shown)
    .map(({ at, label }) => ({ at: at.toISOString(), label }));
}

function hourOf(on: PlainDate, zone: string): Date {
  const asIfUtc = new Date(`${on}T${hour}:00:00.000Z`);
  return new Date(asIfUtc.getTime() - offsetAt(zone)(asIfUtc) * 60_000);
}

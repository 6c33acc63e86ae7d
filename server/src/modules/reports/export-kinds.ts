import {
  type CheckInKind,
  checkInKindLabels,
  countryName,
  type Role,
  reviewStepLabels,
  stageLabels,
  type Wellbeing,
  wellbeingLabels,
} from '@yuanhang/domain';
import { type Database, toDate, type Values } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { Cell, SheetColumn } from '../../platform/sheets';
import { type ApplicationRow, applicationColumns } from './applications';
import { conditionsOf, daysOf, type Filter, joined } from './filter';
import type { Payee } from './payee';

/** How rows of one export are read and written. */
export interface ExportKind<R extends object = object> {
  readonly title: string;
  readonly roles: readonly Role[];
  readonly columns: readonly SheetColumn[];
  /** Rows after a key, in its order. */
  readonly sql: (where: string) => string;
  readonly where: (principal: Principal, filter: Filter) => { where: string[]; values: Values };
  /** The column that rows are read on by. */
  readonly key: string;
  readonly keyOf: (row: R) => string | number;
  readonly cells: (row: R, more: { readonly payee: (row: { id: string; form: string }) => Payee }) => readonly Cell[];
}
const column = (head: string, width = 14): SheetColumn => ({ head, width });
const country = (code: string | null) => (code === null ? '' : countryName(code));
/** `2026-11-24 10:00`, Asia/Shanghai. */
const moment = (instant: string | Date) =>
  new Date(toDate(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const yuan = (fen: number | string | null) => (fen === null ? null : Number(fen) / 100);
const everyone: readonly Role[] = ['college_reviewer', 'office', 'finance', 'admin'];
const watchers: readonly Role[] = ['college_reviewer', 'office'];
const money: readonly Role[] = ['office', 'finance'];

const kind = <R extends object>(of: ExportKind<R>): ExportKind<R> => of;
const person = [column('申请编号', 16), column('学号', 16), column('姓名', 12), column('学院', 20)];
const personOf = (row: Pick<ApplicationRow, 'number' | 'student_number' | 'student_name' | 'college'>) => [
  row.number,
  row.student_number,
  row.student_name,
  row.college,
];

export const applicationsExport = kind<ApplicationRow>({
  title: '申请',
  roles: everyone,
  columns: [
    ...person,
    column('专业', 20),
    column('项目', 32),
    column('年度', 8),
    column('国家或地区'),
    column('状态'),
    column('等待'),
    column('补录', 8),
    column('出发日期'),
    column('返校日期'),
    column('提交时间', 18),
  ],
  sql: (where) => `SELECT ${applicationColumns} ${joined} WHERE ${where}`,
  where: conditionsOf,
  key: 'a.id',
  keyOf: ({ id }) => id,
  cells: (row) => [
    ...personOf(row),
    row.major,
    row.programme_name,
    row.year,
    country(row.country),
    stageLabels[row.stage],
    row.awaits === null ? '' : reviewStepLabels[row.awaits],
    row.late_entry ? '是' : '',
    row.depart_on ?? '',
    row.return_on ?? '',
    moment(row.submitted_at),
  ],
});

interface AbroadRow extends ApplicationRow {
  readonly city: string | null;
  readonly arrived_on: string | null;
  readonly next_check_in_on: string | null;
  readonly phone: string | null;
}
export const abroadExport = kind<AbroadRow>({
  title: '在外学生',
  roles: watchers,
  columns: [
    ...person,
    column('手机', 16),
    column('项目', 32),
    column('国家或地区'),
    column('城市'),
    column('出发日期'),
    column('抵达日期'),
    column('返校日期'),
    column('下次打卡'),
  ],
  sql: (where) =>
    `SELECT ${applicationColumns}, a.city, a.arrived_on, a.next_check_in_on, u.phone ${joined} WHERE ${where}`,
  where: (principal, filter) => {
    const { where, values } = conditionsOf(principal, filter);
    return { where: [...where, "a.stage = 'dispatched'"], values };
  },
  key: 'a.id',
  keyOf: ({ id }) => id,
  cells: (row) => [
    ...personOf(row),
    row.phone ?? '',
    row.programme_name,
    country(row.country),
    row.city ?? '',
    row.depart_on ?? '',
    row.arrived_on ?? '',
    row.return_on ?? '',
    row.next_check_in_on ?? '',
  ],
});

interface CheckInRow extends ApplicationRow {
  readonly seq: number;
  readonly kind: CheckInKind;
  readonly wellbeing: Wellbeing;
  readonly place: string;
  readonly note: string;
  readonly made_at: string | Date;
  readonly proxy_name: string | null;
}
export const checkInsExport = kind<CheckInRow>({
  title: '打卡记录',
  roles: watchers,
  columns: [
    ...person,
    column('时间（北京）', 18),
    column('类型'),
    column('情况'),
    column('地点', 20),
    column('留言', 40),
    column('代打卡'),
  ],
  sql: (where) =>
    `SELECT ${applicationColumns}, k.seq, k.kind, k.wellbeing, k.place, k.note, k.made_at, k.proxy_name
     ${joined} JOIN check_ins k ON k.application_id = a.id AND k.undone_at IS NULL WHERE ${where}`,
  where: conditionsOf,
  key: 'k.seq',
  keyOf: ({ seq }) => Number(seq),
  cells: (row) => [
    ...personOf(row),
    moment(row.made_at),
    checkInKindLabels[row.kind],
    wellbeingLabels[row.wellbeing],
    row.place,
    row.note,
    row.proxy_name ?? '',
  ],
});

interface MoneyRow extends ApplicationRow {
  readonly request_id: string;
  readonly approved_fen: number | string | null;
  readonly decided_at: string | Date;
  readonly form: string;
}
const approved = (requestKind: string): Pick<ExportKind<MoneyRow>, 'sql' | 'where' | 'key' | 'keyOf' | 'roles'> => ({
  roles: money,
  sql: (where) =>
    `SELECT ${applicationColumns}, r.id AS request_id, r.approved_fen, r.decided_at, r.form
     ${joined} JOIN requests r ON r.application_id = a.id AND r.kind = '${requestKind}' AND r.status = 'approved'
     WHERE ${where}`,
  where: conditionsOf,
  key: 'r.id',
  keyOf: ({ request_id }) => request_id,
});
export const budgetsExport = kind<MoneyRow>({
  title: '核定预算',
  ...approved('budget_application'),
  columns: [...person, column('项目', 32), column('核定金额（元）', 16), column('核定时间', 18)],
  cells: (row) => [...personOf(row), row.programme_name, yuan(row.approved_fen), moment(row.decided_at)],
});
export const grantsExport = kind<MoneyRow>({
  title: '核定资助',
  ...approved('funding_application'),
  columns: [
    ...person,
    column('项目', 32),
    column('核定金额（元）', 16),
    column('核定时间', 18),
    column('开户名'),
    column('开户银行', 24),
    column('银行账号', 24),
  ],
  cells: (row, { payee }) => {
    const { holder, bank, account } = payee({ id: row.request_id, form: row.form });
    return [
      ...personOf(row),
      row.programme_name,
      yuan(row.approved_fen),
      moment(row.decided_at),
      holder,
      bank,
      account,
    ];
  },
});

interface DeliveryRow {
  readonly seq: number;
  readonly rule: string;
  readonly recipient: string;
  readonly number: string | null;
  readonly title: string;
  readonly created_at: string | Date;
  readonly channel: string | null;
  readonly state: string | null;
  readonly attempts: number | null;
  readonly finished_at: string | Date | null;
}
export const deliveriesExport = kind<DeliveryRow>({
  title: '消息台账',
  roles: ['office', 'admin'],
  columns: [
    column('时间', 18),
    column('规则', 22),
    column('收件人'),
    column('申请编号', 16),
    column('标题', 24),
    column('渠道', 10),
    column('结果', 10),
    column('次数', 8),
    column('完成时间', 18),
  ],
  sql: (where) =>
    `SELECT m.seq, m.rule, u.name AS recipient, m.number, m.title, m.created_at, d.channel, d.state, d.attempts, d.finished_at
     FROM messages m LEFT JOIN deliveries d ON d.message_id = m.id LEFT JOIN users u ON u.id = m.recipient_id WHERE ${where}`,
  where: (_principal, { q, submittedFrom, submittedUntil }) => ({
    where: [
      '1 = 1',
      ...(q ? ['(m.number = :q OR u.name = :q)'] : []),
      ...(submittedFrom ? ['m.created_at >= :from'] : []),
      ...(submittedUntil ? ['m.created_at < :until'] : []),
    ],
    values: { q, ...daysOf(submittedFrom, submittedUntil) },
  }),
  key: 'm.seq',
  keyOf: ({ seq }) => Number(seq),
  cells: (row) => [
    moment(row.created_at),
    row.rule,
    row.recipient,
    row.number ?? '',
    row.title,
    row.channel ?? 'inbox',
    row.state ?? 'sent',
    row.attempts === null ? 1 : Number(row.attempts),
    row.finished_at === null ? '' : moment(row.finished_at),
  ],
});

/** Rows in the order of their key, some hundreds at a time, so that a long export holds nothing. */
export async function* rowsOf<R extends object>(
  database: Database,
  { sql, key, keyOf }: ExportKind<R>,
  { where, values }: { where: readonly string[]; values: Values },
): AsyncGenerator<R> {
  const chunk = 500;
  let after: string | number | null = null;
  for (;;) {
    const conditions: string[] = [...where, ...(after === null ? [] : [`${key} > :afterKey`])];
    const rows: R[] = await database.select<R>(`${sql(conditions.join(' AND '))} ORDER BY ${key} LIMIT ${chunk}`, {
      ...values,
      afterKey: after,
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < chunk) return;
    after = keyOf(last);
  }
}

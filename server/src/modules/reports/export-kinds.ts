import type { ExportKind } from '@yuanhang/contract';
import {
  type CheckInKind,
  checkInKindLabels,
  countryName,
  type RequestKind,
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
import type { PayeeOf } from './payee';

/** How rows of one export are read and written. */
interface Rows<R extends object> {
  readonly columns: readonly SheetColumn[];
  readonly sql: (where: string) => string;
  readonly where: (principal: Principal, filter: Filter) => { where: string[]; values: Values };
  /** The column by which rows are ordered and read in chunks. */
  readonly key: string;
  readonly keyOf: (row: R) => string | number;
  readonly cells: (row: R, payeeOf: PayeeOf) => readonly Cell[];
}

/** The columns of an export, and its rows as cells, each read when it is asked for. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly cells: (
    database: Database,
    principal: Principal,
    filter: Filter,
    payeeOf: PayeeOf,
  ) => AsyncGenerator<readonly Cell[]>;
}
const sheet = <R extends object>(rows: Rows<R>): Sheet => ({
  columns: rows.columns,
  async *cells(database, principal, filter, payeeOf) {
    for await (const row of rowsOf(database, rows, rows.where(principal, filter))) yield rows.cells(row, payeeOf);
  },
});
const column = (head: string, width = 14): SheetColumn => ({ head, width });
const country = (code: string | null) => (code === null ? '' : countryName(code));
/** `2026-11-24 10:00`, Asia/Shanghai. */
const moment = (instant: string | Date) =>
  new Date(toDate(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const yuan = (fen: number | string | null) => (fen === null ? null : Number(fen) / 100);

const person = [column('申请编号', 16), column('学号', 16), column('姓名', 12), column('学院', 20)];
const personOf = (row: Pick<ApplicationRow, 'number' | 'student_number' | 'student_name' | 'college'>) => [
  row.number,
  row.student_number,
  row.student_name,
  row.college,
];

const applicationsExport = sheet<ApplicationRow>({
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
const abroadExport = sheet<AbroadRow>({
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
const checkInsExport = sheet<CheckInRow>({
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
const approved = (requestKind: RequestKind): Pick<Rows<MoneyRow>, 'sql' | 'where' | 'key' | 'keyOf'> => ({
  sql: (where) =>
    `SELECT ${applicationColumns}, r.id AS request_id, r.approved_fen, r.decided_at, r.form
     ${joined} JOIN requests r ON r.application_id = a.id AND r.kind = '${requestKind}' AND r.status = 'approved'
     WHERE ${where}`,
  where: conditionsOf,
  key: 'r.id',
  keyOf: ({ request_id }) => request_id,
});
const budgetsExport = sheet<MoneyRow>({
  ...approved('budget_application'),
  columns: [...person, column('项目', 32), column('核定金额（元）', 16), column('核定时间', 18)],
  cells: (row) => [...personOf(row), row.programme_name, yuan(row.approved_fen), moment(row.decided_at)],
});
const grantsExport = sheet<MoneyRow>({
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
  cells: (row, payeeOf) => {
    const { holder, bank, account } = payeeOf({ id: row.request_id, form: row.form });
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
const deliveriesExport = sheet<DeliveryRow>({
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

/** The sheet of each export that the contract lists. */
export const sheets: Readonly<Record<ExportKind, Sheet>> = {
  applications: applicationsExport,
  students_abroad: abroadExport,
  check_ins: checkInsExport,
  budgets: budgetsExport,
  grants: grantsExport,
  deliveries: deliveriesExport,
};

/** Rows in the order of their key, some hundreds at a time, so that a long export holds nothing. */
async function* rowsOf<R extends object>(
  database: Database,
  { sql, key, keyOf }: Rows<R>,
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

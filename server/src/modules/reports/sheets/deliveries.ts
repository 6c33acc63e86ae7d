import { type Channel, channelLabels, type DeliveryState, deliveryStateLabels } from '@yuanhang/contract';
import { messageRule } from '@yuanhang/domain';
import { daysOf } from '../filter';
import { column, moment, momentColumn } from './cells';
import { sheet } from './sheet';

interface DeliveryRow {
  readonly seq: number;
  readonly rule: string;
  readonly recipient: string;
  readonly number: string | null;
  readonly title: string;
  readonly created_at: string | Date;
  readonly channel: Channel | null;
  readonly state: DeliveryState | null;
  readonly attempts: number | null;
  readonly finished_at: string | Date | null;
}
export const deliveriesExport = sheet<DeliveryRow>({
  columns: [
    momentColumn('时间（北京）'),
    column('规则', 22),
    column('收件人'),
    column('申请编号', 16),
    column('标题', 24),
    column('渠道', 10),
    column('结果', 10),
    column('次数', 8),
    momentColumn('完成时间（北京）'),
  ],
  sql: (where) =>
    `SELECT m.seq, m.rule, u.name AS recipient, m.number, m.title, m.created_at, d.channel, d.state, d.attempts, d.finished_at
     FROM messages m LEFT JOIN deliveries d ON d.message_id = m.id LEFT JOIN users u ON u.id = m.recipient_id WHERE ${where}`,
  where: async (_database, _principal, { q, submittedFrom, submittedUntil }) => ({
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
    messageRule(row.rule)?.name ?? row.rule,
    row.recipient,
    row.number ?? '',
    row.title,
    channelLabels[row.channel ?? 'inbox'],
    deliveryStateLabels[row.state ?? 'sent'],
    row.attempts === null ? 1 : Number(row.attempts),
    row.finished_at === null ? null : moment(row.finished_at),
  ],
});

import type { ResponseOf } from '@yuanhang/contract';
import type { notificationSchemas } from '@yuanhang/contract/schemas';
import { addDays } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type RowOf, toInstant, toInstantOrNull } from '../../../platform/database';
import type { NotificationsContext } from '../context';
import type { Delivery, Message } from '../model';

type Query = z.output<typeof notificationSchemas.ledger.query>;
type Ledger = ResponseOf<typeof notificationSchemas.ledger>;
type Item = Ledger['items'][number];

/** Columns of a message, named so that they do not collide with those of its delivery. */
type MessageRow = Pick<RowOf<Message>, 'seq' | 'rule' | 'number' | 'title' | 'text'> & {
  readonly message_id: RowOf<Message>['id'];
  readonly recipient: string;
  readonly posted_at: RowOf<Message>['created_at'];
};
type DeliveryRow = Pick<
  RowOf<Delivery>,
  'id' | 'channel' | 'state' | 'not_before' | 'finished_at' | 'attempts' | 'detail'
> & { readonly delivery_seq: RowOf<Delivery>['seq'] };
/** Every message is in an inbox; a message that was also sent by another channel has a delivery. */
type Row = MessageRow & (DeliveryRow | { readonly id: null });

const select = `SELECT m.seq, m.id AS message_id, m.rule, u.name AS recipient, m.number, m.title, m.text, m.created_at AS posted_at,
    d.id, d.seq AS delivery_seq, d.channel, d.state, d.not_before, d.finished_at, d.attempts, d.detail
  FROM messages m LEFT JOIN deliveries d ON d.message_id = m.id LEFT JOIN users u ON u.id = m.recipient_id`;

/** The most deliveries of one message: one for each channel besides the inbox. */
const maxChannels = 3;

/** A page of whole messages: all deliveries of a message are on one page, the newest first. */
function wholeMessages<T>(rows: readonly Row[], limit: number, present: (row: Row) => T) {
  const cut = rows.findIndex((row, at) => at >= limit && row.seq !== rows[at - 1]?.seq);
  const page = cut === -1 ? [...rows] : rows.slice(0, cut);
  page.sort((a, b) => b.seq - a.seq || (b.id === null || a.id === null ? 0 : b.delivery_seq - a.delivery_seq));
  const last = page.at(-1);
  return { items: page.map(present), nextCursor: cut === -1 || !last ? null : encodeCursor([last.seq]) };
}

function stateCondition(state: Query['state']): string[] {
  if (state === undefined) return [];
  return [state === 'sent' ? "(d.id IS NULL OR d.state = 'sent')" : 'd.state = :state'];
}

/** Rule, time, channel and outcome of every message and delivery, newest first. */
export async function ledger(
  { database }: NotificationsContext,
  { cursor, limit = 30, state, channel, rule, from, until, q }: Query,
): Promise<Ledger> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const where = [
    '1 = 1',
    ...(before === null ? [] : ['m.seq < :before']),
    ...stateCondition(state),
    ...(channel ? ['d.channel = :channel'] : []),
    ...(rule ? ['m.rule = :rule'] : []),
    ...(from ? ['m.created_at >= :from'] : []),
    ...(until ? ['m.created_at < :until'] : []),
    ...(q ? ['(m.number = :q OR u.name = :q)'] : []),
  ];
  const sql = `${select} WHERE ${where.join(' AND ')} ORDER BY m.seq DESC LIMIT :rows`;
  const rows = await database.select<Row>(sql, {
    before,
    state,
    channel,
    rule,
    from: from && new Date(`${from}T00:00:00+08:00`),
    until: until && new Date(`${addDays(until, 1)}T00:00:00+08:00`),
    q,
    rows: limit + maxChannels,
  });
  return wholeMessages(rows, limit, present);
}

function present(row: Row): Item {
  const { rule, recipient, number, text } = row;
  const createdAt = toInstant(row.posted_at);
  const message = { rule, recipient, number, text, createdAt };
  if (row.id === null) {
    const inbox = { channel: 'inbox', state: 'sent', attempts: 1, detail: null } as const;
    return { id: row.message_id, ...message, ...inbox, notBefore: createdAt, finishedAt: createdAt };
  }
  return {
    id: row.id,
    ...message,
    channel: row.channel,
    state: row.state,
    notBefore: toInstant(row.not_before),
    finishedAt: toInstantOrNull(row.finished_at),
    attempts: row.attempts,
    detail: row.detail,
  };
}

const outcomes: Readonly<Record<Item['state'], string>> = {
  waiting: '等待发送',
  claimed: '正在发送',
  sent: '已送达',
  failed: '没有送达，请看站内消息',
  superseded: '已被更新的提醒代替',
  obsolete: '事情已办好，不再发送',
};

/** If the message was sent by another channel instead, names that channel. */
const outcomeOf = (row: Row): string => {
  if (row.id === null) return outcomes.sent;
  return row.state === 'superseded' && row.detail !== null ? row.detail : outcomes[row.state];
};

/** The messages sent to one person, newest first. */
export async function ledgerOf(
  { database }: NotificationsContext,
  recipientId: string,
  { cursor, limit = 30 }: z.output<typeof notificationSchemas.mine.query>,
): Promise<ResponseOf<typeof notificationSchemas.mine>> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const rows = await database.select<Row>(
    `${select} WHERE m.recipient_id = :recipientId
       ${before === null ? '' : 'AND m.seq < :before'} ORDER BY m.seq DESC LIMIT :rows`,
    { recipientId, before, rows: limit + maxChannels },
  );
  return wholeMessages(rows, limit, (row) => ({
    id: row.message_id,
    title: row.title,
    number: row.number,
    channel: row.id === null ? ('inbox' as const) : row.channel,
    outcome: outcomeOf(row),
    at: toInstant((row.id === null ? null : row.finished_at) ?? row.posted_at),
  }));
}

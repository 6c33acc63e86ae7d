import type { ResponseOf } from '@yuanhang/contract';
import type { notificationSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf, type RowOf, toInstant, toInstantOrNull } from '../../../platform/database';
import type { NotificationsContext } from '../context';
import type { Message } from '../model';

type Query = z.output<typeof notificationSchemas.list.query>;

type MessageRow = Pick<
  RowOf<Message>,
  'seq' | 'id' | 'rule' | 'title' | 'text' | 'application_id' | 'number' | 'created_at' | 'read_at'
>;
const cursorShape = z.tuple([z.int()]);

/** The messages in a user's inbox, newest first. */
export async function list(
  { database }: NotificationsContext,
  userId: string,
  { cursor, limit = 20, unread }: Query,
): Promise<ResponseOf<typeof notificationSchemas.list>> {
  const [before] = decodeCursor(cursor, cursorShape) ?? [null];
  const rows = await database.select<MessageRow>(
    `SELECT seq, id, rule, title, text, application_id, number, created_at, read_at FROM messages WHERE recipient_id = :userId
     ${before === null ? '' : 'AND seq < :before'} ${unread ? 'AND read_at IS NULL' : ''} ORDER BY seq DESC LIMIT :rows`,
    { userId, before, rows: limit + 1 },
  );
  return pageOf(
    rows,
    limit,
    (row) => [row.seq],
    ({ seq: _, application_id, created_at, read_at, ...row }) => ({
      ...row,
      applicationId: application_id,
      createdAt: toInstant(created_at),
      readAt: toInstantOrNull(read_at),
    }),
  );
}

/** The number of unread messages of a user. */
export async function unreadCount({ database }: NotificationsContext, userId: string): Promise<number> {
  const row = await database.first<{ unread: number }>(
    'SELECT COUNT(*) AS unread FROM messages WHERE recipient_id = :userId AND read_at IS NULL',
    { userId },
  );
  return Number(row?.unread ?? 0);
}

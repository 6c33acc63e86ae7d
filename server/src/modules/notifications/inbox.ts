import type { ResponseOf } from '@yuanhang/contract';
import type { notificationSchemas } from '@yuanhang/contract/schemas';
import { Op } from 'sequelize';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import {
  type Database,
  decodeCursor,
  pageOf,
  type RowOf,
  type Tx,
  toInstant,
  toInstantOrNull,
} from '../../platform/database';
import { Message } from './model';

type Query = z.output<typeof notificationSchemas.list.query>;

type MessageRow = Pick<
  RowOf<Message>,
  'seq' | 'id' | 'rule' | 'title' | 'text' | 'application_id' | 'number' | 'created_at' | 'read_at'
>;
const cursorShape = z.tuple([z.int()]);

/** The messages in somebody's inbox, newest first. */
export function createInbox({ database, clock }: { database: Database; clock: Clock }) {
  return {
    async list(
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
    },

    /** Marks the user's messages as read, up to and including that one. Does nothing for a message of somebody else. */
    async markRead(userId: string, upTo: string, tx: Tx): Promise<void> {
      const last = await database.first<Pick<MessageRow, 'seq'>>(
        'SELECT seq FROM messages WHERE id = :upTo AND recipient_id = :userId',
        { upTo, userId },
        tx,
      );
      if (!last) return;
      await database
        .model(Message)
        .update(
          { readAt: clock.now() },
          { where: { recipientId: userId, readAt: null, seq: { [Op.lte]: last.seq } }, transaction: tx },
        );
    },

    async unreadCount(userId: string): Promise<number> {
      const row = await database.first<{ unread: number }>(
        'SELECT COUNT(*) AS unread FROM messages WHERE recipient_id = :userId AND read_at IS NULL',
        { userId },
      );
      return Number(row?.unread ?? 0);
    },
  };
}

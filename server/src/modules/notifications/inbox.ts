import type { ResponseOf } from '@yuanhang/contract';
import type { notificationSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type Database, decodeCursor, pageOf, toInstant, toInstantOrNull } from '../../platform/database';

type Query = z.output<typeof notificationSchemas.list.query>;

interface MessageRow {
  readonly seq: number;
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly text: string;
  readonly application_id: string | null;
  readonly number: string | null;
  readonly created_at: string | Date;
  readonly read_at: string | Date | null;
}
const cursorShape = z.tuple([z.int()]);

/** What somebody was told, newest first. */
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

    /** Everything up to and including that message of mine. */
    async markRead(userId: string, upTo: string): Promise<void> {
      await database.transaction(async (tx) => {
        const last = await database.first<{ seq: number }>(
          'SELECT seq FROM messages WHERE id = :upTo AND recipient_id = :userId',
          { upTo, userId },
          tx,
        );
        if (!last) return;
        const values = { userId, seq: last.seq, now: clock.now() };
        await database.write(
          'UPDATE messages SET read_at = :now WHERE recipient_id = :userId AND read_at IS NULL AND seq <= :seq',
          values,
          tx,
        );
      });
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

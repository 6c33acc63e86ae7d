import type { Announcement, AnnouncementDetail, ResponseOf } from '@yuanhang/contract';
import type { announcementSchemas } from '@yuanhang/contract/schemas';
import { dateInShanghai } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type Database, decodeCursor, pageOf, type Tx, toBoolean, toInstant } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { toSafeHtml } from '../../platform/markdown';

export interface Row {
  readonly seq: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly college_id: string;
  readonly pinned: number;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly expires_on: string | null;
  readonly published_at: string | Date | null;
  readonly author_name: string;
  readonly updated_at: string | Date;
  readonly version: number;
}
export interface Paging {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}
const columns = `n.seq, n.id, n.title, n.body, n.college_id, n.pinned, n.status, n.expires_on, n.published_at,
  n.author_name, n.updated_at, n.version`;
const shownCursor = z.tuple([z.int(), z.iso.datetime(), z.int()]);
const managedCursor = z.tuple([z.int()]);
/** What this person may read: everybody's and their own college's, while it is shown. Staff see every college's. */
const shown = `n.status = 'published' AND (n.expires_on IS NULL OR n.expires_on >= :today)
  AND (n.college_id = '' OR NOT EXISTS (SELECT 1 FROM students s WHERE s.user_id = :userId)
    OR n.college_id = (SELECT s.college_id FROM students s WHERE s.user_id = :userId))`;

export function announcementQueries(database: Database, clock: Clock) {
  const reader = ({ userId }: Pick<Principal, 'userId'>) => ({ userId, today: dateInShanghai(clock.now()) });
  return {
    find: (id: string, tx: Tx): Promise<Row | null> =>
      database.first<Row>(`SELECT ${columns} FROM announcements n WHERE n.id = :id`, { id }, tx),

    /** Pinned ones first, then the newest. */
    async list(
      principal: Pick<Principal, 'userId'>,
      { cursor, limit = 20 }: Paging,
    ): Promise<ResponseOf<typeof announcementSchemas.list>> {
      const after = decodeCursor(cursor, shownCursor);
      const beyond = `AND (n.pinned < :pinned OR (n.pinned = :pinned AND (n.published_at < :at
        OR (n.published_at = :at AND n.seq < :seq))))`;
      const rows = await database.select<Row>(
        `SELECT ${columns} FROM announcements n WHERE ${shown} ${after ? beyond : ''}
         ORDER BY n.pinned DESC, n.published_at DESC, n.seq DESC LIMIT :rows`,
        {
          ...reader(principal),
          pinned: after?.[0],
          at: after && new Date(after[1]),
          seq: after?.[2],
          rows: limit + 1,
        },
      );
      return pageOf(rows, limit, (row) => [Number(row.pinned), publishedAt(row), Number(row.seq)], present);
    },

    /** Throws `not_found` for what this person is not shown. */
    async detail(principal: Principal, id: string): Promise<AnnouncementDetail> {
      const row = await database.first<Row>(`SELECT ${columns} FROM announcements n WHERE n.id = :id AND ${shown}`, {
        ...reader(principal),
        id,
      });
      if (!row) throw new AppError('not_found');
      return { ...present(row), bodyHtml: toSafeHtml(row.body), author: row.author_name };
    },

    /** All there are, newest first. */
    async adminList({
      cursor,
      limit = 30,
      status,
    }: Paging & { status?: Row['status'] | undefined }): Promise<ResponseOf<typeof announcementSchemas.adminList>> {
      const before = decodeCursor(cursor, managedCursor);
      const rows = await database.select<Row>(
        `SELECT ${columns} FROM announcements n WHERE 1 = 1 ${status ? 'AND n.status = :status' : ''}
         ${before ? 'AND n.seq < :before' : ''} ORDER BY n.seq DESC LIMIT :rows`,
        { status, before: before?.[0], rows: limit + 1 },
      );
      return pageOf(rows, limit, (row) => [Number(row.seq)], presentManaged);
    },
  };
}

const publishedAt = (row: Row) => toInstant(row.published_at ?? row.updated_at);

const present = (row: Row): Announcement => ({
  id: row.id,
  title: row.title,
  pinned: toBoolean(row.pinned),
  publishedAt: publishedAt(row),
});

const presentManaged = (row: Row): ResponseOf<typeof announcementSchemas.adminList>['items'][number] => ({
  id: row.id,
  version: row.version,
  status: row.status,
  announcement: {
    title: row.title,
    body: row.body,
    collegeId: row.college_id === '' ? null : row.college_id,
    pinned: toBoolean(row.pinned),
    expiresOn: row.expires_on,
  },
  author: row.author_name,
  publishedAt: row.published_at === null ? null : toInstant(row.published_at),
  updatedAt: toInstant(row.updated_at),
});

import type { AnnouncementDetail, ResponseOf } from '@yuanhang/contract';
import type { announcementSchemas } from '@yuanhang/contract/schemas';
import { dateInShanghai } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf, type RowOf } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { AnnouncementsContext } from './context';
import type { Announcement } from './model';
import { presentDetail, presentManaged, presentSummary, publishedAt } from './presenter';

type Row = RowOf<Announcement>;
type Reader = Pick<Principal, 'userId'>;

export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}
const shownCursor = z.tuple([z.int(), z.iso.datetime(), z.int()]);
const managedCursor = z.tuple([z.int()]);

const columns = `n.seq, n.id, n.title, n.body, n.college_id, n.pinned, n.status, n.expires_on, n.published_at,
  n.author_name, n.updated_at, n.version`;
/** Published and not expired, for everybody or for the reader's own college. Staff see those of every college. */
const shown = `n.status = 'published' AND (n.expires_on IS NULL OR n.expires_on >= :today)
  AND (n.college_id = '' OR NOT EXISTS (SELECT 1 FROM students s WHERE s.user_id = :userId)
    OR n.college_id = (SELECT s.college_id FROM students s WHERE s.user_id = :userId))`;

const readerValues = ({ clock }: AnnouncementsContext, { userId }: Reader) => ({
  userId,
  today: dateInShanghai(clock.now()),
});

/** The announcements shown to the reader: pinned ones first, then the newest. */
export async function list(
  context: AnnouncementsContext,
  reader: Reader,
  { cursor, limit = 20 }: PageQuery,
): Promise<ResponseOf<typeof announcementSchemas.list>> {
  const after = decodeCursor(cursor, shownCursor);
  const beyond = `AND (n.pinned < :pinned OR (n.pinned = :pinned AND (n.published_at < :at
    OR (n.published_at = :at AND n.seq < :seq))))`;
  const rows = await context.database.select<Row>(
    `SELECT ${columns} FROM announcements n WHERE ${shown} ${after ? beyond : ''}
     ORDER BY n.pinned DESC, n.published_at DESC, n.seq DESC LIMIT :rows`,
    {
      ...readerValues(context, reader),
      pinned: after?.[0],
      at: after && new Date(after[1]),
      seq: after?.[2],
      rows: limit + 1,
    },
  );
  return pageOf(rows, limit, (row) => [row.pinned, publishedAt(row), Number(row.seq)], presentSummary);
}

/** Throws `not_found` when the announcement is not shown to the reader. */
export async function detail(context: AnnouncementsContext, reader: Reader, id: string): Promise<AnnouncementDetail> {
  const row = await context.database.first<Row>(
    `SELECT ${columns} FROM announcements n WHERE n.id = :id AND ${shown}`,
    { ...readerValues(context, reader), id },
  );
  if (!row) throw new AppError('not_found');
  return presentDetail(row);
}

/** All announcements, newest first. */
export async function adminList(
  { database }: AnnouncementsContext,
  { cursor, limit = 30, status }: PageQuery & { readonly status?: Row['status'] | undefined },
): Promise<ResponseOf<typeof announcementSchemas.adminList>> {
  const before = decodeCursor(cursor, managedCursor);
  const rows = await database.select<Row>(
    `SELECT ${columns} FROM announcements n WHERE 1 = 1 ${status ? 'AND n.status = :status' : ''}
     ${before ? 'AND n.seq < :before' : ''} ORDER BY n.seq DESC LIMIT :rows`,
    { status, before: before?.[0], rows: limit + 1 },
  );
  return pageOf(rows, limit, (row) => [Number(row.seq)], presentManaged);
}

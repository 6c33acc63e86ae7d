import type { AnnouncementDetail, Announcement as AnnouncementSummary, ResponseOf } from '@yuanhang/contract';
import type { announcementSchemas } from '@yuanhang/contract/schemas';
import { type RowOf, toBoolean, toInstant } from '../../platform/database';
import { toSafeHtml } from '../../platform/markdown';
import type { Announcement } from './model';

type Row = RowOf<Announcement>;

/** The time of the last publication; before the first one, the time of the last change. */
export const publishedAt = (row: Row): string => toInstant(row.published_at ?? row.updated_at);

export const presentSummary = (row: Row): AnnouncementSummary => ({
  id: row.id,
  title: row.title,
  pinned: toBoolean(row.pinned),
  publishedAt: publishedAt(row),
});

export const presentDetail = (row: Row): AnnouncementDetail => ({
  ...presentSummary(row),
  bodyHtml: toSafeHtml(row.body),
  author: row.author_name,
});

export const presentManaged = (row: Row): ResponseOf<typeof announcementSchemas.adminList>['items'][number] => ({
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

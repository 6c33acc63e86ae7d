import { z } from 'zod';
import { id, idParams, instant, pageOf, pageQuery, plainDate, shortText, version } from '../shared/schemas';
import { announcementLimits } from './limits';

/** An announcement as shown to students. */
export const announcement = z.object({
  id,
  title: z.string(),
  pinned: z.boolean(),
  publishedAt: instant,
});
export const announcementDetail = announcement.extend({
  /** Markdown, already sanitised to HTML without scripts, styles or remote content. */
  bodyHtml: z.string(),
  author: z.string(),
});
export const list = { query: z.strictObject(pageQuery), response: pageOf(announcement) };
export const detail = { params: idParams, response: announcementDetail };

export const announcementInput = z.strictObject({
  title: shortText(announcementLimits.title),
  /** Markdown. */
  body: shortText(announcementLimits.body),
  /** Only students of this college see it; null means everybody. */
  collegeId: id.nullable(),
  /** Listed above the others. */
  pinned: z.boolean(),
  /** Last day on which it is shown; null means no end. */
  expiresOn: plainDate.nullable(),
});
const status = z.enum(['draft', 'published', 'withdrawn']);
const managed = z.object({ id, version, status });
export const managedAnnouncement = managed.extend({
  announcement: z.object(announcementInput.shape),
  author: z.string(),
  publishedAt: instant.nullable(),
  updatedAt: instant,
});
export const adminList = {
  query: z.strictObject({ ...pageQuery, status: status.optional() }),
  response: pageOf(managedAnnouncement),
};
export const create = { body: announcementInput, response: managed };
export const update = {
  params: idParams,
  body: z.strictObject({ version, announcement: announcementInput }),
  response: managed,
};
const act = { params: idParams, body: z.strictObject({ version }), response: managed };
export const publish = act;
export const withdraw = act;

/** Renders the Markdown of an announcement or a programme as students will see it; stores nothing. */
export const preview = {
  body: z.strictObject({ text: z.string().max(20_000, '不能超过 20000 个字') }),
  response: z.object({ html: z.string() }),
};

import type { AnnouncementInput, ResponseOf } from '@yuanhang/contract';
import type { announcementSchemas } from '@yuanhang/contract/schemas';
import { cleanText } from '@yuanhang/domain';
import { newId, StaleVersion, type Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { AnnouncementsContext } from './context';
import { Announcement } from './model';

type Managed = ResponseOf<typeof announcementSchemas.create>;

/** An announcement and the version that the person saw. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** Creates a draft, for all students or for those of one college. Throws `unknown_college`. */
export async function create(
  context: AnnouncementsContext,
  principal: Principal,
  input: AnnouncementInput,
  tx: Tx,
): Promise<Managed> {
  const now = context.clock.now();
  const announcement = await context.database.model(Announcement).create(
    {
      id: newId(),
      ...(await fieldsOf(context, input, tx)),
      status: 'draft',
      authorName: principal.name,
      createdAt: now,
      updatedAt: now,
    },
    { transaction: tx },
  );
  return recorded(context, principal, 'create_announcement', announcement, tx);
}

/** Replaces the text and settings. Throws `not_found`, `stale_version` and `unknown_college`. */
export async function update(
  context: AnnouncementsContext,
  principal: Principal,
  { input, ...target }: Target & { input: AnnouncementInput },
  tx: Tx,
): Promise<Managed> {
  const announcement = await findSeen(context, target, tx);
  announcement.set(await fieldsOf(context, input, tx));
  return save(context, principal, 'update_announcement', announcement, tx);
}

/** Shows a draft or a withdrawn announcement. Throws `not_found`, `stale_version` and `not_allowed_now`. */
export async function publish(
  context: AnnouncementsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<Managed> {
  const announcement = await findSeen(context, target, tx);
  if (announcement.status === 'published') throw new AppError('not_allowed_now', { message: '公告已发布' });
  announcement.set({ status: 'published', publishedAt: context.clock.now() });
  return save(context, principal, 'publish_announcement', announcement, tx);
}

/** Hides a published announcement. Throws `not_found`, `stale_version` and `not_allowed_now`. */
export async function withdraw(
  context: AnnouncementsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<Managed> {
  const announcement = await findSeen(context, target, tx);
  if (announcement.status !== 'published')
    throw new AppError('not_allowed_now', { message: '只有已发布的公告可以撤下' });
  announcement.set({ status: 'withdrawn' });
  return save(context, principal, 'withdraw_announcement', announcement, tx);
}

async function findSeen({ database }: AnnouncementsContext, { id, version }: Target, tx: Tx): Promise<Announcement> {
  const announcement = await database.model(Announcement).findOne({ where: { id }, transaction: tx });
  if (!announcement) throw new AppError('not_found');
  if (announcement.version !== version) throw new StaleVersion();
  return announcement;
}

async function fieldsOf({ database }: AnnouncementsContext, input: AnnouncementInput, tx: Tx) {
  const { collegeId, pinned, expiresOn } = input;
  const college = collegeId ?? '';
  if (college !== '' && !(await database.first('SELECT id FROM colleges WHERE id = :college', { college }, tx)))
    throw fieldError('collegeId', 'unknown_college', '没有这个学院');
  return { title: cleanText(input.title), body: cleanText(input.body), collegeId: college, pinned, expiresOn };
}

async function save(
  context: AnnouncementsContext,
  principal: Principal,
  action: string,
  announcement: Announcement,
  tx: Tx,
): Promise<Managed> {
  announcement.set({ updatedAt: context.clock.now() });
  // `save` writes nothing and keeps the version when no value differs, as for an edit within the same millisecond.
  announcement.changed('updatedAt', true);
  await announcement.save({ transaction: tx });
  return recorded(context, principal, action, announcement, tx);
}

async function recorded(
  { audit }: AnnouncementsContext,
  { userId }: Principal,
  action: string,
  { id, version, status, title }: Announcement,
  tx: Tx,
): Promise<Managed> {
  const actor = { id: userId, role: 'office' as const };
  await audit.record(tx, { actor, action, subject: { type: 'announcement', id }, detail: title });
  return { id, version, status };
}

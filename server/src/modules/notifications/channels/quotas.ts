import type { SubscribeTemplates } from '@yuanhang/contract';
import { literal } from 'sequelize';
import type { RowOf, Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import type { NotificationsContext } from '../context';
import { SubscribeQuota, SubscribeQuotaEntry } from '../model';
import { subscribeTitles } from './channels';

type QuotaRow = RowOf<SubscribeQuota>;

/** Consents are counted up to this many; WeChat provides no count to compare with. */
const maxRemaining = 50;
const oneMore = literal(`CASE WHEN remaining < ${maxRemaining} THEN remaining + 1 ELSE remaining END`);
const oneLess = literal('CASE WHEN remaining > 0 THEN remaining - 1 ELSE 0 END');

/** The change of a quota, and its reason. */
interface QuotaChange {
  /** Stays unchanged if omitted. */
  readonly remaining?: typeof oneMore | number;
  readonly reason: SubscribeQuotaEntry['reason'];
  readonly deliveryId?: string;
}

/** The consents that one user gave in WeChat for one template: each allows one message. */
interface Quota {
  readonly userId: string;
  readonly templateId: string;
}

/** Consents left, by user and template; users without any are missing. */
export async function remainingQuotas(
  { database, channels }: NotificationsContext,
  userIds: readonly string[],
  tx?: Tx,
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  if (channels.templates.length === 0 || userIds.length === 0) return found;
  const rows = await database.select<QuotaRow>(
    'SELECT user_id, template_id, remaining FROM subscribe_quotas WHERE user_id IN (:userIds) AND remaining > 0',
    { userIds },
    tx,
  );
  for (const row of rows) {
    const own = found.get(row.user_id) ?? new Map<string, number>();
    found.set(row.user_id, own.set(row.template_id, row.remaining));
  }
  return found;
}

/** The configured templates with the consents that a user has left. */
export async function subscribeTemplates(
  context: NotificationsContext,
  userId: string,
  tx?: Tx,
): Promise<SubscribeTemplates> {
  const left = (await remainingQuotas(context, [userId], tx)).get(userId);
  const items = context.channels.templates.map(({ key, templateId }) => ({
    templateId,
    key,
    title: subscribeTitles[key],
    remaining: left?.get(templateId) ?? 0,
  }));
  return { items };
}

/** Records the answer of WeChat's dialogue. Throws `invalid_input` for a template that is not configured. */
export async function recordConsents(
  context: NotificationsContext,
  userId: string,
  { accepted, rejected }: { accepted: readonly string[]; rejected: readonly string[] },
  tx: Tx,
): Promise<SubscribeTemplates> {
  const known = new Set(context.channels.templates.map(({ templateId }) => templateId));
  for (const [field, list] of Object.entries({ accepted, rejected }))
    if (list.some((id) => !known.has(id))) throw fieldError(field, 'unknown_template', '没有这个订阅消息模板');
  for (const templateId of new Set(accepted))
    await change(context, { userId, templateId }, { remaining: oneMore, reason: 'accepted' }, tx);
  for (const templateId of new Set(rejected)) await change(context, { userId, templateId }, { reason: 'rejected' }, tx);
  return subscribeTemplates(context, userId, tx);
}

/** Uses up one consent for a sent message. */
export const spendQuota = (context: NotificationsContext, quota: Quota, deliveryId: string, tx: Tx): Promise<void> =>
  change(context, quota, { remaining: oneLess, reason: 'sent', deliveryId }, tx);

/** Sets the quota to zero after WeChat refused a message because there is no consent. */
export const exhaustQuota = (context: NotificationsContext, quota: Quota, deliveryId: string, tx: Tx): Promise<void> =>
  change(context, quota, { remaining: 0, reason: 'refused', deliveryId }, tx);

async function change(
  { database, clock }: NotificationsContext,
  { userId, templateId }: Quota,
  { remaining, reason, deliveryId }: QuotaChange,
  tx: Tx,
): Promise<void> {
  const key = { userId, templateId };
  const quotas = database.model(SubscribeQuota);
  await database.addIfAbsent(SubscribeQuota, { ...key, remaining: 0 }, tx);
  if (remaining !== undefined) await quotas.update({ remaining }, { where: key, transaction: tx });
  const quota = await quotas.findOne({ where: key, transaction: tx });
  const entry = { ...key, reason, deliveryId: deliveryId ?? null, remaining: quota?.remaining ?? 0, at: clock.now() };
  await database.model(SubscribeQuotaEntry).create(entry, { transaction: tx });
}

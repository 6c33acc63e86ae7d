import type { SubscribeTemplates } from '@yuanhang/contract';
import { literal } from 'sequelize';
import type { Clock } from '../../../platform/clock';
import type { Database, RowOf, Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import { SubscribeQuota, SubscribeQuotaEntry } from '../model';
import { type Channels, subscribeTitles } from './channels';

type QuotaRow = RowOf<SubscribeQuota>;
export interface QuotasDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: Channels;
}

/** Consents are counted up to this many; WeChat offers no count to compare with. */
const maxRemaining = 50;
const oneMore = literal(`CASE WHEN remaining < ${maxRemaining} THEN remaining + 1 ELSE remaining END`);
const oneLess = literal('CASE WHEN remaining > 0 THEN remaining - 1 ELSE 0 END');

/** How a quota changes, and why. */
interface QuotaChange {
  /** Left out: stays as it is. */
  readonly remaining?: typeof oneMore | number;
  readonly reason: SubscribeQuotaEntry['reason'];
  readonly deliveryId?: string;
}

/** The ledger of consents given in WeChat: each allows one message of a template to one user. */
export function createQuotas({ database, clock, channels }: QuotasDeps) {
  /** Consents left, by user and template; users without any are missing. */
  async function remaining(userIds: readonly string[], tx?: Tx): Promise<Map<string, Map<string, number>>> {
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

  async function change(
    tx: Tx,
    userId: string,
    templateId: string,
    { remaining: to, reason, deliveryId }: QuotaChange,
  ): Promise<void> {
    const key = { userId, templateId };
    const quotas = database.model(SubscribeQuota);
    await database.addIfAbsent(SubscribeQuota, { ...key, remaining: 0 }, tx);
    if (to !== undefined) await quotas.update({ remaining: to }, { where: key, transaction: tx });
    const quota = await quotas.findOne({ where: key, transaction: tx });
    const entry = { ...key, reason, deliveryId: deliveryId ?? null, remaining: quota?.remaining ?? 0, at: clock.now() };
    await database.model(SubscribeQuotaEntry).create(entry, { transaction: tx });
  }

  async function templatesOf(userId: string, tx?: Tx): Promise<SubscribeTemplates> {
    const left = (await remaining([userId], tx)).get(userId);
    const items = channels.templates.map(({ key, templateId }) => ({
      templateId,
      key,
      title: subscribeTitles[key],
      remaining: left?.get(templateId) ?? 0,
    }));
    return { items };
  }

  return {
    remaining,
    templatesOf,

    /** Records the answer of WeChat's dialogue. Throws `invalid_input` for a template that is not configured. */
    async consent(
      userId: string,
      { accepted, rejected }: { accepted: readonly string[]; rejected: readonly string[] },
      tx: Tx,
    ): Promise<SubscribeTemplates> {
      const known = new Set(channels.templates.map(({ templateId }) => templateId));
      for (const [field, list] of Object.entries({ accepted, rejected }))
        if (list.some((id) => !known.has(id))) throw fieldError(field, 'unknown_template', '没有这个订阅消息模板');
      for (const id of new Set(accepted)) await change(tx, userId, id, { remaining: oneMore, reason: 'accepted' });
      for (const id of new Set(rejected)) await change(tx, userId, id, { reason: 'rejected' });
      return templatesOf(userId, tx);
    },

    /** Takes one consent for a message that was sent. */
    spend: (tx: Tx, userId: string, templateId: string, deliveryId: string) =>
      change(tx, userId, templateId, { remaining: oneLess, reason: 'sent', deliveryId }),

    /** Sets the quota to zero after WeChat refused a message because there is no consent. */
    exhaust: (tx: Tx, userId: string, templateId: string, deliveryId: string) =>
      change(tx, userId, templateId, { remaining: 0, reason: 'refused', deliveryId }),
  };
}
export type Quotas = ReturnType<typeof createQuotas>;

import type { SubscribeTemplates } from '@yuanhang/contract';
import type { Clock } from '../../../platform/clock';
import type { Database, Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import { type Channels, subscribeTitles } from './channels';

type Reason = 'accepted' | 'rejected' | 'sent' | 'refused';
interface QuotaRow {
  readonly user_id: string;
  readonly template_id: string;
  readonly remaining: number;
}
export interface QuotasDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: Channels;
}

/** More consents than this are not worth collecting; WeChat keeps no count for us to compare with. */
const most = 50;

/** The ledger of WeChat's consents: one is one message, for a person and a template. */
export function createQuotas({ database, clock, channels }: QuotasDeps) {
  /** What is left, by person and template; whoever is missing has none. */
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
    { to, reason, deliveryId = null }: { to: string; reason: Reason; deliveryId?: string | null },
  ): Promise<void> {
    const key = { user_id: userId, template_id: templateId };
    await database.insertIfAbsent('subscribe_quotas', { ...key, remaining: 0 }, tx);
    const values = { userId, templateId, most };
    const where = 'user_id = :userId AND template_id = :templateId';
    await database.write(`UPDATE subscribe_quotas SET remaining = ${to} WHERE ${where}`, values, tx);
    const left = await database.first<QuotaRow>(`SELECT remaining FROM subscribe_quotas WHERE ${where}`, values, tx);
    const entry = { ...key, reason, remaining: left?.remaining ?? 0, delivery_id: deliveryId, at: clock.now() };
    await database.insert('subscribe_quota_entries', entry, tx);
  }

  async function templatesOf(userId: string): Promise<SubscribeTemplates> {
    const left = (await remaining([userId])).get(userId);
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

    /** What WeChat's dialogue answered. Throws `invalid_input` for a template that is not ours. */
    async consent(
      userId: string,
      { accepted, rejected }: { accepted: readonly string[]; rejected: readonly string[] },
    ): Promise<SubscribeTemplates> {
      const known = new Set(channels.templates.map(({ templateId }) => templateId));
      for (const [field, list] of Object.entries({ accepted, rejected }))
        if (list.some((id) => !known.has(id))) throw fieldError(field, 'unknown_template', '没有这个订阅消息模板');
      await database.transaction(async (tx) => {
        for (const id of new Set(accepted))
          await change(tx, userId, id, {
            to: 'CASE WHEN remaining < :most THEN remaining + 1 ELSE remaining END',
            reason: 'accepted',
          });
        for (const id of new Set(rejected)) await change(tx, userId, id, { to: 'remaining', reason: 'rejected' });
      });
      return templatesOf(userId);
    },

    /** One message went out. */
    spend: (tx: Tx, userId: string, templateId: string, deliveryId: string) =>
      change(tx, userId, templateId, {
        to: 'CASE WHEN remaining > 0 THEN remaining - 1 ELSE 0 END',
        reason: 'sent',
        deliveryId,
      }),

    /** WeChat says that there is no consent (any more): its word counts. */
    exhaust: (tx: Tx, userId: string, templateId: string, deliveryId: string) =>
      change(tx, userId, templateId, { to: '0', reason: 'refused', deliveryId }),
  };
}
export type Quotas = ReturnType<typeof createQuotas>;

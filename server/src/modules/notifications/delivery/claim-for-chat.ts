import type { ResponseOf } from '@yuanhang/contract';
import type { botSchemas } from '@yuanhang/contract/schemas';
import { urgencies } from '@yuanhang/domain';
import { type RowOf, toBoolean, toInstant } from '../../../platform/database';
import type { NotificationsContext } from '../context';
import { type ClaimedDelivery, claimDeliveries } from '../jobs/claim-deliveries';
import type { Delivery, Message } from '../model';

type ClaimedForChat = ClaimedDelivery &
  Pick<RowOf<Message>, 'text'> &
  Pick<RowOf<Delivery>, 'urgency'> & { readonly contact_id: string };

/** What the bot asks for. */
export interface ChatClaim {
  readonly loginId: string;
  readonly limit: number;
  readonly instance?: string | undefined;
  readonly onlyAlerts?: boolean | undefined;
}

/**
 * Claims the messages that the bot of this login may send now, for a minute, the most urgent first; none for an instance
 * that is on standby.
 */
export async function claimForChat(
  context: NotificationsContext,
  { loginId, limit, instance = undefined, onlyAlerts = false }: ChatClaim,
): Promise<ResponseOf<typeof botSchemas.claimDeliveries>> {
  const { token, rows } = await claimDeliveries<ClaimedForChat>(
    context,
    {
      join: `JOIN chat_bindings b ON b.user_id = m.recipient_id AND b.login_id = :loginId
          JOIN chat_logins l ON l.id = b.login_id AND l.current_marker = 1
            AND (:instance IS NULL OR l.instance IS NULL OR l.instance = :instance)`,
      channel: 'chat',
      ...(onlyAlerts && { ranks: [urgencies.indexOf('alert')] }),
      where: '(m.safety = 1 OR b.chat_messages = 1)',
      columns: 'b.contact_id, m.text, d.urgency',
      values: { loginId, instance: instance ?? null },
    },
    limit,
  );
  return { items: rows.map((row) => present(row, token)) };
}

const present = (row: ClaimedForChat, claimToken: string) => ({
  id: row.id,
  key: row.dedupe_key,
  contactId: row.contact_id,
  text: row.text,
  claimToken,
  claimedUntil: toInstant(row.claimed_until),
  safety: toBoolean(row.safety),
  alert: row.urgency === urgencies.indexOf('alert'),
});

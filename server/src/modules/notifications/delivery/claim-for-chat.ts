import type { ResponseOf } from '@yuanhang/contract';
import type { botSchemas } from '@yuanhang/contract/schemas';
import { type RowOf, toBoolean, toInstant } from '../../../platform/database';
import type { NotificationsContext } from '../context';
import { type ClaimedDelivery, claimDeliveries } from '../jobs/claim-deliveries';
import type { Message } from '../model';

type ClaimedForChat = ClaimedDelivery & Pick<RowOf<Message>, 'text'> & { readonly contact_id: string };

/**
 * Claims the messages that the bot of this login may send now, for a minute; none for an instance that is on standby.
 */
export async function claimForChat(
  context: NotificationsContext,
  loginId: string,
  limit: number,
  instance: string | null = null,
): Promise<ResponseOf<typeof botSchemas.claimDeliveries>> {
  const { token, rows } = await claimDeliveries<ClaimedForChat>(
    context,
    {
      join: `JOIN chat_bindings b ON b.user_id = m.recipient_id AND b.login_id = :loginId
          JOIN chat_logins l ON l.id = b.login_id AND l.current_marker = 1
            AND (:instance IS NULL OR l.instance IS NULL OR l.instance = :instance)`,
      where: "d.channel = 'chat' AND (m.safety = 1 OR b.chat_messages = 1)",
      columns: 'b.contact_id, m.text',
      values: { loginId, instance },
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
});

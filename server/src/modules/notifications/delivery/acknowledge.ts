import type { botSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import type { RowOf, Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { NotificationsContext } from '../context';
import { Delivery, type Message } from '../model';
import { nextChannel } from './next-channel';
import { type DeliveryOutcome, settle } from './settle';

type Acknowledgement = z.output<typeof botSchemas.acknowledgeDelivery.body>;

type ClaimedDelivery = Pick<RowOf<Delivery>, 'state'> & Pick<RowOf<Message>, 'recipient_id'>;

const outcomeOf = ({ outcome, detail }: Acknowledgement): DeliveryOutcome => {
  if (outcome === 'sent') return { kind: 'sent' };
  if (outcome === 'failed') return { kind: 'later', detail: detail ?? '发送失败' };
  return { kind: 'never', detail: detail ?? '聊天联系人已失效' };
};

/**
 * Records the outcome that the bot reports. A failure is retried a few times. A contact that no longer exists ends
 * the chat binding, and its waiting messages are sent by the next channel. Throws `not_allowed_now` when the claim
 * expired and another instance holds it; a second identical acknowledgement changes nothing.
 */
export async function acknowledge(
  context: NotificationsContext,
  id: string,
  acknowledgement: Acknowledgement,
): Promise<void> {
  const { database, identity } = context;
  const { claimToken } = acknowledgement;
  const claimed = await database.first<ClaimedDelivery>(
    `SELECT d.state, m.recipient_id FROM deliveries d JOIN messages m ON m.id = d.message_id
     WHERE d.id = :id AND d.claim_token = :claimToken`,
    { id, claimToken },
  );
  if (!claimed) throw new AppError('not_allowed_now', { message: '这条消息已由别人领取', detail: 'claim_lost' });
  if (claimed.state !== 'claimed') return;
  // Unbound first, so that the next channel is not the same chat.
  const isGone = acknowledgement.outcome === 'unknown_contact';
  if (isGone) await database.transaction((tx) => identity.chat.unbind(claimed.recipient_id, tx));
  await database.transaction(async (tx) => {
    await settle(context, { id, claimToken }, outcomeOf(acknowledgement), tx);
    if (isGone) await sendByNextChannel(context, claimed.recipient_id, tx);
  });
}

async function sendByNextChannel(context: NotificationsContext, recipientId: string, tx: Tx): Promise<void> {
  const { database, clock } = context;
  const waiting = await database.select<Pick<RowOf<Delivery>, 'id' | 'message_id'>>(
    `SELECT d.id, d.message_id FROM messages m JOIN deliveries d ON d.message_id = m.id
     WHERE m.recipient_id = :recipientId AND d.channel = 'chat' AND d.state = 'waiting'`,
    { recipientId },
    tx,
  );
  for (const { id, message_id } of waiting) {
    const changes = { state: 'failed', finishedAt: clock.now(), detail: '聊天联系人已失效' } as const;
    await database.changeWhere(Delivery, { id, state: 'waiting' }, changes, tx);
    await nextChannel(context, message_id, tx);
  }
}

import type { botSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import type { Database, Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Identity } from '../../identity';
import type { NextChannel } from './next-channel';
import type { DeliveryOutcome, Settle } from './settle';

type Acknowledgement = z.output<typeof botSchemas.acknowledgeDelivery.body>;

export interface AcknowledgeDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly next: NextChannel;
  readonly settle: Settle;
}
interface ClaimedDelivery {
  readonly state: string;
  readonly recipient_id: string;
}

const outcomeOf = ({ outcome, detail }: Acknowledgement): DeliveryOutcome => {
  if (outcome === 'sent') return { kind: 'sent' };
  if (outcome === 'failed') return { kind: 'later', detail: detail ?? '发送失败' };
  return { kind: 'never', detail: detail ?? '聊天联系人已失效' };
};

/**
 * How it went in chat. A failure is tried again a few times; a contact that is gone voids the binding, and what still
 * waited for that chat takes the next channel. Throws `not_allowed_now` when the claim ran out and somebody else holds
 * it; a second identical acknowledgement changes nothing.
 */
export function acknowledge({ database, clock, identity, settle, next }: AcknowledgeDeps) {
  async function giveUp(recipientId: string, tx: Tx): Promise<void> {
    const waiting = await database.select<{ id: string; message_id: string }>(
      `SELECT d.id, d.message_id FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.recipient_id = :recipientId AND d.channel = 'chat' AND d.state = 'waiting'`,
      { recipientId },
      tx,
    );
    for (const { id, message_id } of waiting) {
      const changes = { state: 'failed', finished_at: clock.now(), detail: '聊天联系人已失效' };
      await database.update('deliveries', { id, state: 'waiting' }, changes, tx);
      await next(tx, message_id);
    }
  }

  return async (id: string, acknowledgement: Acknowledgement): Promise<void> => {
    const { claimToken } = acknowledgement;
    const claimed = await database.first<ClaimedDelivery>(
      `SELECT d.state, m.recipient_id FROM deliveries d JOIN messages m ON m.id = d.message_id
       WHERE d.id = :id AND d.claim_token = :claimToken`,
      { id, claimToken },
    );
    if (!claimed) throw new AppError('not_allowed_now', { message: '这条消息已由别人领取', detail: 'claim_lost' });
    if (claimed.state !== 'claimed') return;
    // Unbound first: what is sent on looks for another way.
    const isGone = acknowledgement.outcome === 'unknown_contact';
    if (isGone) await database.transaction((tx) => identity.chat.unbind(claimed.recipient_id, tx));
    await database.transaction(async (tx) => {
      await settle(tx, { id, claimToken }, outcomeOf(acknowledgement));
      if (isGone) await giveUp(claimed.recipient_id, tx);
    });
  };
}

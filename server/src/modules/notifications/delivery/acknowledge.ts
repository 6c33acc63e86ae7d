import type { botSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import type { Row, Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { DeliveriesDeps } from './deliveries';

type Acknowledgement = z.output<typeof botSchemas.acknowledgeDelivery.body>;

interface Held {
  readonly attempts: number;
  readonly state: string;
  readonly recipient_id: string;
}

/** Minutes until the next try, by how many there were. */
const retryMinutes = [1, 5, 15, 60, 240];

/**
 * How it went. A failure is tried again a few times; a contact that is gone voids the binding, and what still
 * waited for that chat stays in the inbox. Throws `not_allowed_now` when the claim ran out and somebody else
 * holds it; a second identical acknowledgement changes nothing.
 */
export const acknowledge =
  ({ database, clock, identity }: DeliveriesDeps) =>
  async (id: string, { claimToken, outcome, detail }: Acknowledgement): Promise<void> => {
    const held = await database.first<Held>(
      `SELECT d.attempts, d.state, m.recipient_id FROM deliveries d JOIN messages m ON m.id = d.message_id
       WHERE d.id = :id AND d.claim_token = :claimToken`,
      { id, claimToken },
    );
    if (!held) throw new AppError('not_allowed_now', { message: '这条消息已由别人领取', detail: 'claim_lost' });
    if (held.state !== 'claimed') return;
    const now = clock.now();
    const settle = (changes: Row, tx: Tx) =>
      database.update('deliveries', { id, claim_token: claimToken, state: 'claimed' }, changes, tx);

    if (outcome === 'sent') {
      await database.transaction((tx) => settle({ state: 'sent', finished_at: now }, tx));
      return;
    }
    if (outcome === 'failed') {
      const minutes = retryMinutes[held.attempts - 1];
      const words = detail ?? '发送失败';
      const again = { state: 'waiting', not_before: new Date(now.getTime() + (minutes ?? 0) * 60_000), detail: words };
      const never = { state: 'failed', finished_at: now, detail: words };
      await database.transaction((tx) => settle(minutes === undefined ? never : again, tx));
      return;
    }
    await database.transaction(async (tx) => {
      await settle({ state: 'failed', finished_at: now, detail: detail ?? '聊天联系人已失效' }, tx);
      await database.write(
        `UPDATE deliveries SET state = 'failed', finished_at = :now, detail = '聊天联系人已失效'
         WHERE channel = 'chat' AND state = 'waiting' AND message_id IN (SELECT id FROM messages WHERE recipient_id = :recipient)`,
        { now, recipient: held.recipient_id },
        tx,
      );
    });
    await identity.chat.unbind(held.recipient_id);
  };

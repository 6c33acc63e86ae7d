import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { NotificationsContext } from '../context';
import { Delivery } from '../model';

/**
 * Queues a failed delivery again, with the attempts reset. The reason is checked again when it is claimed. Throws
 * `not_found`, and `not_allowed_now` for one that did not fail or was sent by another channel.
 */
export async function retry(
  { database, clock, audit }: NotificationsContext,
  principal: Principal,
  id: string,
  tx: Tx,
): Promise<void> {
  const known = await database.first('SELECT id FROM deliveries WHERE id = :id', { id }, tx);
  if (!known) throw new AppError('not_found');
  const elsewhere = await database.first(
    `SELECT o.id FROM deliveries d JOIN deliveries o ON o.message_id = d.message_id AND o.id <> d.id
       JOIN messages m ON m.id = d.message_id
       WHERE d.id = :id AND m.safety = 0 AND o.state IN ('waiting', 'claimed', 'sent') LIMIT 1`,
    { id },
    tx,
  );
  if (elsewhere)
    throw new AppError('not_allowed_now', { message: '这条消息已改由其他渠道发送', detail: 'sent_elsewhere' });
  const unclaimed = { finishedAt: null, claimToken: null, claimedUntil: null };
  const changes = { state: 'waiting', attempts: 0, notBefore: clock.now(), ...unclaimed } as const;
  if ((await database.changeWhere(Delivery, { id, state: 'failed' }, changes, tx)) !== 1)
    throw new AppError('not_allowed_now', { message: '只有发送失败的消息可以重发', detail: 'not_failed' });
  const actor = { id: principal.userId, role: principal.roles.includes('office') ? 'office' : 'admin' } as const;
  await audit.record(tx, { actor, action: 'retry_delivery', subject: { type: 'delivery', id }, detail: '' });
}

import { urgencyRank } from '@yuanhang/domain';
import { newId, type RowOf, type Tx } from '../../../platform/database';
import type { PushChannel } from '../channels/channels';
import type { NotificationsContext } from '../context';
import { Delivery, type Message } from '../model';
import { requireRule } from '../post';
import { channelsFor, earliestSendTime, isSafety, reachabilityOf } from '../reachability';

type Row = Pick<RowOf<Message>, 'rule' | 'recipient_id'> & Pick<RowOf<Delivery>, 'channel'>;

/**
 * Queues a message for the next channel that can reach its recipient and was not tried yet, and returns that channel.
 * Null when there is none, and for safety messages, which are sent by every channel at once.
 */
export async function nextChannel(
  context: NotificationsContext,
  messageId: string,
  tx: Tx,
): Promise<PushChannel | null> {
  const { database, clock, channels, wake } = context;
  const tried = await database.select<Row>(
    `SELECT m.rule, m.recipient_id, d.channel FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.id = :messageId`,
    { messageId },
    tx,
  );
  const [first] = tried;
  if (!first) return null;
  const rule = requireRule(first.rule);
  const reachability = (await reachabilityOf(context, [first.recipient_id], tx)).get(first.recipient_id);
  if (!reachability || isSafety(rule)) return null;
  const used = new Set(tried.map(({ channel }) => channel));
  const channel = channelsFor(rule, reachability, channels).find(
    (candidate) => !used.has(candidate) && (candidate !== 'chat' || reachability.botOnline),
  );
  if (channel === undefined) return null;
  const now = clock.now();
  const notBefore = earliestSendTime(now, false, reachability);
  const row = { id: newId(), messageId, channel, state: 'waiting', urgency: urgencyRank(rule), notBefore } as const;
  await database.add(Delivery, { ...row, createdAt: now }, tx);
  if (channel !== 'chat') {
    tx.afterCommit(() => {
      setImmediate(wake);
    });
  }
  return channel;
}

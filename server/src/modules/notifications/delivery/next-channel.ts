import { newId, type Tx } from '../../../platform/database';
import type { PushChannel } from '../channels/channels';
import { type PostDeps, requireRule } from '../post';
import { channelsFor, earliestSendTime, isSafety, reachabilityOf } from '../reachability';

interface Row {
  readonly rule: string;
  readonly recipient_id: string;
  readonly channel: PushChannel;
}

/**
 * Sends a message on by the next channel that leads to its recipient and was not tried yet. Null when there is none,
 * and for safety, which went every way at once.
 */
export const nextChannel =
  (deps: PostDeps) =>
  async (tx: Tx, messageId: string): Promise<PushChannel | null> => {
    const { database, clock, channels } = deps;
    const tried = await database.select<Row>(
      `SELECT m.rule, m.recipient_id, d.channel FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.id = :messageId`,
      { messageId },
      tx,
    );
    const [first] = tried;
    if (!first) return null;
    const rule = requireRule(first.rule);
    const reachability = (await reachabilityOf(deps, [first.recipient_id], tx)).get(first.recipient_id);
    if (!reachability || isSafety(rule)) return null;
    const used = new Set(tried.map(({ channel }) => channel));
    const channel = channelsFor(rule, reachability, channels).find(
      (candidate) => !used.has(candidate) && (candidate !== 'chat' || reachability.botOnline),
    );
    if (channel === undefined) return null;
    const now = clock.now();
    const row = { id: newId(), message_id: messageId, channel, state: 'waiting', created_at: now };
    await database.insert('deliveries', { ...row, not_before: earliestSendTime(now, false, reachability) }, tx);
    if (channel !== 'chat') {
      tx.afterCommit(() => {
        setImmediate(deps.wake);
      });
    }
    return channel;
  };
export type NextChannel = ReturnType<typeof nextChannel>;

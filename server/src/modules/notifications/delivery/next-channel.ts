import { newId, type Tx } from '../../../platform/database';
import type { PushChannel } from '../channels/ways';
import { type PostDeps, requireRule } from '../post';
import { channelsFor, isSafety, reachesOf, sayFrom } from '../reach';

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
    const { database, clock, ways } = deps;
    const tried = await database.select<Row>(
      `SELECT m.rule, m.recipient_id, d.channel FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.id = :messageId`,
      { messageId },
      tx,
    );
    const [first] = tried;
    if (!first) return null;
    const rule = requireRule(first.rule);
    const reach = (await reachesOf(deps, [first.recipient_id], tx)).get(first.recipient_id);
    if (!reach || isSafety(rule)) return null;
    const used = new Set(tried.map(({ channel }) => channel));
    const channel = channelsFor(rule, reach, ways).find(
      (candidate) => !used.has(candidate) && (candidate !== 'chat' || reach.botOnline),
    );
    if (channel === undefined) return null;
    const now = clock.now();
    const row = { id: newId(), message_id: messageId, channel, state: 'waiting', created_at: now };
    await database.insert('deliveries', { ...row, not_before: sayFrom(now, false, reach) }, tx);
    if (channel !== 'chat') {
      tx.afterCommit(() => {
        setImmediate(deps.poke);
      });
    }
    return channel;
  };
export type NextChannel = ReturnType<typeof nextChannel>;

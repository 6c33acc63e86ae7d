import { messageRule, type RuleKey } from '@yuanhang/domain';
import { newId, type Row, type Tx } from '../../platform/database';
import type { Channels } from './channels/channels';
import { channelsFor, earliestSendTime, isSafety, type ReachabilityDeps, reachabilityOf } from './reachability';

export interface NewMessage {
  readonly recipientId: string;
  readonly rule: RuleKey;
  /** The same message is never posted twice. */
  readonly dedupeKey: string;
  readonly title: string;
  readonly text: string;
  readonly nextStep: string;
  readonly applicationId: string | null;
  readonly number: string | null;
  readonly programmeName: string | null;
  /** What it is about, asked again before it is said. */
  readonly subjectId: string | null;
  /** The inbox only, e.g. for one's own deed. */
  readonly silent: boolean;
}
export interface PostDeps extends ReachabilityDeps {
  readonly channels: Channels;
  /** Something waits for a channel of ours: called after the commit. */
  readonly wake: () => void;
}
type Numbered = NewMessage & { readonly id: string };

/** The rule as it stands in the table of rules. */
export function requireRule(key: string) {
  const rule = messageRule(key);
  if (!rule) throw new Error(`no message rule ${key}`);
  return rule;
}

const rowOf = (message: Numbered, now: Date): Row => ({
  id: message.id,
  recipient_id: message.recipientId,
  rule: message.rule,
  dedupe_key: message.dedupeKey,
  title: message.title.slice(0, 80),
  text: message.text,
  programme: message.programmeName?.slice(0, 120) ?? null,
  next_step: message.nextStep.slice(0, 200),
  application_id: message.applicationId,
  number: message.number,
  subject_id: message.subjectId,
  safety: isSafety(requireRule(message.rule)),
  created_at: now,
});

/**
 * Posts into inboxes, and queues what also goes out; a handful of statements, however many messages. Answers those
 * that were not posted before.
 */
export function createPost(deps: PostDeps) {
  const { database, clock, channels } = deps;

  /** Of these, what stands in the table under the id just given: the rest was there before. */
  async function insert(tx: Tx, messages: readonly Numbered[], now: Date): Promise<readonly Numbered[]> {
    const rows = messages.map((message) => rowOf(message, now));
    if ((await database.insertAllIfAbsent('messages', rows, tx)) === messages.length) return messages;
    const ids = messages.map(({ id }) => id);
    const known = await database.select<{ id: string }>('SELECT id FROM messages WHERE id IN (:ids)', { ids }, tx);
    const fresh = new Set(known.map(({ id }) => id));
    return messages.filter(({ id }) => fresh.has(id));
  }

  return async (tx: Tx, messages: readonly NewMessage[]): Promise<readonly NewMessage[]> => {
    if (messages.length === 0) return [];
    const now = clock.now();
    const posted = await insert(
      tx,
      messages.map((message) => ({ id: newId(), ...message })),
      now,
    );
    const loud = posted.filter(({ silent, rule }) => !silent && requireRule(rule).channels !== 'inbox');
    const reachabilities = await reachabilityOf(deps, [...new Set(loud.map(({ recipientId }) => recipientId))], tx);
    const deliveries = loud.flatMap(({ id, rule: key, recipientId }) => {
      const rule = requireRule(key);
      const reachability = reachabilities.get(recipientId);
      if (!reachability) return [];
      const order = channelsFor(rule, reachability, channels);
      const notBefore = earliestSendTime(now, isSafety(rule), reachability);
      const row = { message_id: id, state: 'waiting', not_before: notBefore, created_at: now };
      return (isSafety(rule) ? order : order.slice(0, 1)).map((channel) => ({ id: newId(), ...row, channel }));
    });
    await database.insertAll('deliveries', deliveries, tx);
    if (deliveries.some(({ channel }) => channel !== 'chat')) {
      tx.afterCommit(() => {
        setImmediate(deps.wake);
      });
    }
    return posted;
  };
}
export type Post = ReturnType<typeof createPost>;

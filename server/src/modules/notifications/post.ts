import { messageRule, type RuleKey, urgencyRank } from '@yuanhang/domain';
import type { CreationAttributes } from 'sequelize';
import { type Database, newId, type Tx } from '../../platform/database';
import type { NotificationsContext } from './context';
import { Delivery, Message } from './model';
import { channelsFor, earliestSendTime, isSafety, reachabilityOf } from './reachability';

export interface NewMessage {
  readonly recipientId: string;
  readonly rule: RuleKey;
  /** A message with the same key is never posted twice. */
  readonly dedupeKey: string;
  readonly title: string;
  readonly text: string;
  readonly nextStep: string;
  readonly applicationId: string | null;
  readonly number: string | null;
  readonly programmeName: string | null;
  /** The subject of the message; before each delivery the server checks whether the message still applies. */
  readonly subjectId: string | null;
  /** Only into the inbox, e.g. about the recipient's own action. */
  readonly silent: boolean;
}
type Numbered = NewMessage & { readonly id: string };

/** The rule of a message. Throws for an unknown key. */
export function requireRule(key: string) {
  const rule = messageRule(key);
  if (!rule) throw new Error(`no message rule ${key}`);
  return rule;
}

const newRow = (message: Numbered, now: Date): CreationAttributes<Message> => ({
  id: message.id,
  recipientId: message.recipientId,
  rule: message.rule,
  dedupeKey: message.dedupeKey,
  title: message.title.slice(0, 80),
  text: message.text,
  programme: message.programmeName?.slice(0, 120) ?? null,
  nextStep: message.nextStep.slice(0, 200),
  applicationId: message.applicationId,
  number: message.number,
  subjectId: message.subjectId,
  safety: isSafety(requireRule(message.rule)),
  createdAt: now,
});

/**
 * Posts messages into inboxes and queues their deliveries by other channels, in a few statements for any number of
 * messages. Returns those that were not posted before.
 */
export async function post(
  context: NotificationsContext,
  messages: readonly NewMessage[],
  tx: Tx,
): Promise<readonly NewMessage[]> {
  if (messages.length === 0) return [];
  const { database, channels, wake } = context;
  const now = context.clock.now();
  const numbered = messages.map((message) => ({ id: newId(), ...message }));
  const posted = await insert(database, numbered, now, tx);
  const loud = posted.filter(({ silent, rule }) => !silent && requireRule(rule).channels !== 'inbox');
  const reachabilities = await reachabilityOf(context, [...new Set(loud.map(({ recipientId }) => recipientId))], tx);
  const deliveries = loud.flatMap(({ id, rule: key, recipientId }) => {
    const rule = requireRule(key);
    const reachability = reachabilities.get(recipientId);
    if (!reachability) return [];
    const order = channelsFor(rule, reachability, channels);
    const notBefore = earliestSendTime(now, isSafety(rule), reachability);
    const row = { messageId: id, state: 'waiting' as const, urgency: urgencyRank(rule), notBefore, createdAt: now };
    return (isSafety(rule) ? order : order.slice(0, 1)).map((channel) => ({ id: newId(), ...row, channel }));
  });
  await database.addAll(Delivery, deliveries, tx);
  if (deliveries.some(({ channel }) => channel !== 'chat')) {
    tx.afterCommit(() => {
      setImmediate(wake);
    });
  }
  return posted;
}

/** Inserts them and returns the new ones, whose rows have the ids just generated. The others were posted before. */
async function insert(
  database: Database,
  messages: readonly Numbered[],
  now: Date,
  tx: Tx,
): Promise<readonly Numbered[]> {
  const rows = messages.map((message) => newRow(message, now));
  if ((await database.addAllIfAbsent(Message, rows, tx)) === messages.length) return messages;
  const ids = messages.map(({ id }) => id);
  const known = await database.select<{ id: string }>('SELECT id FROM messages WHERE id IN (:ids)', { ids }, tx);
  const fresh = new Set(known.map(({ id }) => id));
  return messages.filter(({ id }) => fresh.has(id));
}

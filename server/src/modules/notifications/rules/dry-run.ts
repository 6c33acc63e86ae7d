import type { RuleDryRun } from '@yuanhang/contract';
import { dateInShanghai, shanghaiMidnightAfter } from '@yuanhang/domain';
import type { NotificationsContext } from '../context';
import { type NewMessage, requireRule } from '../post';
import { channelsFor, earliestSendTime, isSafety, reachabilityOf } from '../reachability';
import { reminderQueriesAt } from '../reminders/days';
import { countDue, findDue, startCursor } from '../reminders/find-due';
import { reminderMessage } from '../reminders/reminders';
import { rehearseDigest } from './digests';
import { rehearseHelpRepeats } from './help-repeats';
import { isDigest, reminderOf, requireKnownRule } from './rule-views';

interface Rehearsed {
  readonly total: number;
  readonly messages: readonly NewMessage[];
}
const maxShown = 100;

/** The messages that a rule would send until the end of today if nothing changed. Reads only. Throws `not_found`. */
export async function dryRun(context: NotificationsContext, key: string): Promise<RuleDryRun> {
  const { database, clock, channels } = context;
  const rule = requireKnownRule(key);
  const now = clock.now();
  const until = new Date(shanghaiMidnightAfter(dateInShanghai(now)).getTime() - 1);
  const { total, messages } = await rehearse(context, rule.key, now, until);
  const ids = [...new Set(messages.map(({ recipientId }) => recipientId))];
  const reachabilities = await reachabilityOf(context, ids);
  const names =
    ids.length === 0
      ? []
      : await database.select<{ id: string; name: string }>('SELECT id, name FROM users WHERE id IN (:ids)', { ids });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const items = messages.map(({ recipientId, rule: of, number, title, text }) => {
    const reachability = reachabilities.get(recipientId);
    const [channel] = reachability ? channelsFor(requireRule(of), reachability, channels) : [];
    const notBefore = reachability ? earliestSendTime(now, isSafety(requireRule(of)), reachability) : now;
    return {
      recipient: nameOf.get(recipientId) ?? '',
      number,
      title,
      text,
      channel: channel ?? ('inbox' as const),
      notBefore: notBefore.toISOString(),
    };
  });
  return { at: now.toISOString(), until: until.toISOString(), total, items };
}

async function rehearse(context: NotificationsContext, key: string, now: Date, until: Date): Promise<Rehearsed> {
  if (reminderOf(key)) return rehearseReminders(context, key, until);
  const messages = isDigest(key)
    ? await rehearseDigest(context, key, now)
    : key === 'help_repeated'
      ? await rehearseHelpRepeats(context, now)
      : [];
  return { total: messages.length, messages: messages.slice(0, maxShown) };
}

async function rehearseReminders(context: NotificationsContext, key: string, until: Date): Promise<Rehearsed> {
  const { database } = context;
  const messages: NewMessage[] = [];
  let total = 0;
  for (const question of await reminderQueriesAt(context, until)) {
    if (question.key !== key) continue;
    total += await countDue(database, question);
    const found = await findDue(database, question, startCursor, maxShown - messages.length);
    messages.push(...found.map((due) => reminderMessage(question, due)));
  }
  return { total, messages };
}

import type { RuleDryRun } from '@yuanhang/contract';
import { dateInShanghai, shanghaiMidnightAfter } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import type { Database } from '../../../platform/database';
import type { Channels } from '../channels/channels';
import { type NewMessage, requireRule } from '../post';
import { channelsFor, earliestSendTime, isSafety, type ReachabilityDeps, reachabilityOf } from '../reachability';
import { type ReminderSources, reminderQueriesAt } from '../reminders/days';
import { countDue, findDue, startCursor } from '../reminders/find-due';
import { reminderMessage } from '../reminders/reminders';
import type { Revisions } from '../revisions';
import type { Digests } from './digests';
import type { HelpRepeats } from './help-repeats';
import { isDigest, reminderOf, requireKnownRule } from './rule-views';

export interface DryRunDeps extends ReachabilityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: Channels;
  readonly revisions: Revisions;
  readonly digests: Digests;
  readonly helpRepeats: HelpRepeats;
  readonly sources: ReminderSources;
}
interface Rehearsed {
  readonly total: number;
  readonly messages: readonly NewMessage[];
}
const maxShown = 100;

/** What a rule would send until the end of today, if nothing changed. Reads only. */
export function createDryRun(deps: DryRunDeps) {
  const { database, clock, channels, digests, helpRepeats } = deps;

  async function reminders(key: string, until: Date): Promise<Rehearsed> {
    const messages: NewMessage[] = [];
    let total = 0;
    for (const question of await reminderQueriesAt(until, deps)) {
      if (question.key !== key) continue;
      total += await countDue(database, question);
      const found = await findDue(database, question, startCursor, maxShown - messages.length);
      messages.push(...found.map((due) => reminderMessage(question, due)));
    }
    return { total, messages };
  }

  async function rehearse(key: string, now: Date, until: Date): Promise<Rehearsed> {
    if (reminderOf(key)) return reminders(key, until);
    const messages = isDigest(key)
      ? await digests.rehearse(key, now)
      : key === 'help_repeated'
        ? await helpRepeats.rehearse(now)
        : [];
    return { total: messages.length, messages: messages.slice(0, maxShown) };
  }

  return async (key: string): Promise<RuleDryRun> => {
    const rule = requireKnownRule(key);
    const now = clock.now();
    const until = new Date(shanghaiMidnightAfter(dateInShanghai(now)).getTime() - 1);
    const { total, messages } = await rehearse(rule.key, now, until);
    const ids = [...new Set(messages.map(({ recipientId }) => recipientId))];
    const reachabilities = await reachabilityOf(deps, ids);
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
  };
}

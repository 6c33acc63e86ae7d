import type { RuleDryRun } from '@yuanhang/contract';
import { dateInShanghai, shanghaiMidnightAfter } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import type { Database } from '../../../platform/database';
import type { Ways } from '../channels/ways';
import { type NewMessage, requireRule } from '../post';
import { channelsFor, isSafety, type ReachDeps, reachesOf, sayFrom } from '../reach';
import { questionsAt, type Sources } from '../reminders/days';
import { atTheBeginning, countDue, findDue } from '../reminders/find-due';
import { reminderMessage } from '../reminders/reminders';
import type { Revisions } from '../revisions';
import type { Digests } from './digests';
import type { HelpRepeats } from './help-repeats';
import { isDigest, reminderOf, requireKnownRule } from './rule-views';

export interface DryRunDeps extends ReachDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly ways: Ways;
  readonly revisions: Revisions;
  readonly digests: Digests;
  readonly helpRepeats: HelpRepeats;
  readonly sources: Sources;
}
interface Rehearsed {
  readonly total: number;
  readonly messages: readonly NewMessage[];
}
const mostShown = 100;

/** What a rule would send until the end of today, if nothing changed. Reads only. */
export function createDryRun(deps: DryRunDeps) {
  const { database, clock, ways, digests, helpRepeats } = deps;

  async function reminders(key: string, until: Date): Promise<Rehearsed> {
    const messages: NewMessage[] = [];
    let total = 0;
    for (const question of await questionsAt(until, deps)) {
      if (question.key !== key) continue;
      total += await countDue(database, question);
      const found = await findDue(database, question, atTheBeginning, mostShown - messages.length);
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
    return { total: messages.length, messages: messages.slice(0, mostShown) };
  }

  return async (key: string): Promise<RuleDryRun> => {
    const rule = requireKnownRule(key);
    const now = clock.now();
    const until = new Date(shanghaiMidnightAfter(dateInShanghai(now)).getTime() - 1);
    const { total, messages } = await rehearse(rule.key, now, until);
    const ids = [...new Set(messages.map(({ recipientId }) => recipientId))];
    const reaches = await reachesOf(deps, ids);
    const names =
      ids.length === 0
        ? []
        : await database.select<{ id: string; name: string }>('SELECT id, name FROM users WHERE id IN (:ids)', { ids });
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const items = messages.map(({ recipientId, rule: of, number, title, text }) => {
      const reach = reaches.get(recipientId);
      const [channel] = reach ? channelsFor(requireRule(of), reach, ways) : [];
      const notBefore = reach ? sayFrom(now, isSafety(requireRule(of)), reach) : now;
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

import { dateAtOffset, dateInShanghai, type PlainDate, reminderRules } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { ReminderSource, Sweep } from '../../platform/sweeps';
import { offsetAt } from '../../platform/zones';
import type { Post } from './post';
import { type Due, findDue, type Question, reasonKey, withoutReason } from './reminder-queries';
import { reminderWords } from './templates/reminders';

/** How many reminders one transaction posts. */
const batch = 100;

export interface RemindersDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
  readonly sources: readonly ReminderSource[];
}

function ruleOf(source: ReminderSource): Question['rule'] {
  const rule = reminderRules.find(({ key }) => key === source.key);
  if (!rule) throw new Error(`no reminder rule ${source.key}`);
  return rule;
}

/**
 * One sweep for all rules: finds, in one statement a rule (and zone), the subjects whose newest step has come and was
 * not sent. A unique row per (rule, subject, date, step) makes a second run, or a second server, do nothing.
 */
export function createReminders({ database, clock, post, sources }: RemindersDeps) {
  /** Sources whose dates are the destination's are asked once a zone, with the day it is there. */
  async function days(source: ReminderSource, now: Date): Promise<{ today: PlainDate; zone: string | null }[]> {
    if (!source.atDestination) return [{ today: dateInShanghai(now), zone: null }];
    const zones = await database.select<{ zone: string }>(
      "SELECT DISTINCT time_zone AS zone FROM applications WHERE stage = 'dispatched' AND time_zone IS NOT NULL",
    );
    return zones.map(({ zone }) => ({ zone, today: dateAtOffset(now, offsetAt(zone)(now)) }));
  }

  /** What waits of an older step is not said any more once a newer one is. */
  async function supersede(rule: Question['rule'], { subjectId, anchorOn, step }: Due, tx: Tx): Promise<void> {
    const older = rule.offsets.filter((offset) => offset < step);
    const row = { rule: rule.key, subject_id: subjectId, due_on: anchorOn, state: 'superseded', at: clock.now() };
    for (const offset of older) await database.insertIfAbsent('reminder_steps', { ...row, step: offset }, tx);
    if (older.length === 0) return;
    await database.write(
      `UPDATE deliveries SET state = 'superseded', finished_at = :now WHERE state = 'waiting'
       AND message_id IN (SELECT id FROM messages WHERE subject_id = :subjectId AND rule = :rule)`,
      { now: clock.now(), subjectId, rule: rule.key },
      tx,
    );
  }

  async function send({ rule, today }: Question, due: Due, tx: Tx): Promise<void> {
    const { subjectId, anchorOn, step } = due;
    const row = { rule: rule.key, subject_id: subjectId, due_on: anchorOn, step, state: 'sent', at: clock.now() };
    if (!(await database.insertIfAbsent('reminder_steps', row, tx))) return;
    await supersede(rule, due, tx);
    await post(tx, {
      recipientId: due.recipientId,
      rule: rule.key,
      dedupeKey: `${reasonKey(rule.key, subjectId, anchorOn)}:${step}`,
      ...reminderWords(rule.key, { ...due, today }),
      applicationId: due.applicationId,
      number: due.number,
      subjectId,
      safety: false,
      push: true,
    });
  }

  async function sendAll(question: Question): Promise<void> {
    for (let last = ''; ; ) {
      const found = await findDue(database, question, last, batch);
      await database.transaction(async (tx) => {
        for (const due of found) await send(question, due, tx);
      });
      last = found.at(-1)?.subjectId ?? last;
      if (found.length < batch) return;
    }
  }

  const sweep: Sweep = {
    key: 'reminders',
    cron: '*/5 * * * *',
    slotMinutes: 5,
    async run(now) {
      for (const source of sources) {
        for (const day of await days(source, now)) await sendAll({ source, rule: ruleOf(source), ...day });
      }
    },
  };

  return {
    sweep,
    /** Of these messages, by their dedupe keys, the reminders not to be said any more. Asked when they are claimed. */
    withoutReason: (keys: readonly string[]): Promise<Set<string>> => withoutReason(database, sources, keys),
  };
}
export type Reminders = ReturnType<typeof createReminders>;

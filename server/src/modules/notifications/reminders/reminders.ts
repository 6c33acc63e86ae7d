import type { Clock } from '../../../platform/clock';
import type { Database, Tx } from '../../../platform/database';
import type { Sweep } from '../../../platform/sweeps';
import type { NewMessage, Post } from '../post';
import type { Revisions } from '../revisions';
import { reminderMessageText } from '../templates/reminder-messages';
import { type ReminderSources, reminderQueriesAt } from './days';
import { type Cursor, type DueReminder, findDue, type ReminderQuery, reasonKey, startCursor } from './find-due';

/** How many reminders one transaction posts: few enough for its locks, enough to make statements cheap. */
const batch = 1000;

export interface RemindersDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
  readonly revisions: Revisions;
  readonly sources: ReminderSources;
}
type Step = Pick<DueReminder, 'subjectId' | 'anchorOn' | 'step'>;

/** The message of a reminder that has come. */
export const reminderMessage = ({ key, today }: ReminderQuery, due: DueReminder): NewMessage => ({
  recipientId: due.recipientId,
  rule: key,
  dedupeKey: `${reasonKey(key, due.subjectId, due.anchorOn)}:${due.step}`,
  ...reminderMessageText(key, due, today),
  applicationId: due.applicationId,
  number: due.number,
  programmeName: due.programmeName,
  subjectId: due.subjectId,
  silent: false,
});

/**
 * One sweep for all rules: finds, in one statement a rule (and day), the subjects whose newest step has come and was
 * not sent, and posts them a thousand at a time. A unique row per (rule, subject, date, step) makes a second run, or a
 * second server, do nothing.
 */
export function createReminders({ database, clock, post, revisions, sources }: RemindersDeps) {
  /** Older steps that were never sent are put on record as superseded, and what waits of them is not said any more. */
  async function supersede({ key, days }: ReminderQuery, sent: readonly DueReminder[], tx: Tx): Promise<void> {
    const late = sent.filter(({ step }) => days.some((day) => day < step));
    if (late.length === 0) return;
    const older = late.flatMap((due) =>
      days.filter((day) => day < due.step).map((step) => rowOf(key, { ...due, step }, 'superseded')),
    );
    const missed = await database.insertAllIfAbsent('reminder_steps', older, tx);
    // Nothing of them was sent, so nothing waits.
    if (missed === older.length) return;
    const ids = late.map(({ subjectId }) => subjectId);
    const keys = late.map((due) => reminderKey(key, due));
    const waiting = await database.select<{ id: string }>(
      `SELECT d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.subject_id IN (:ids) AND m.rule = :key AND m.dedupe_key NOT IN (:keys) AND d.state = 'waiting'`,
      { key, ids, keys },
      tx,
    );
    if (waiting.length === 0) return;
    await database.write(
      "UPDATE deliveries SET state = 'superseded', finished_at = :now WHERE state = 'waiting' AND id IN (:waiting)",
      { now: clock.now(), waiting: waiting.map(({ id }) => id) },
      tx,
    );
  }

  const reminderKey = (key: string, { subjectId, anchorOn, step }: Step) =>
    `${reasonKey(key, subjectId, anchorOn)}:${step}`;
  const rowOf = (rule: string, { subjectId, anchorOn, step }: Step, state: 'sent' | 'superseded') => ({
    rule,
    subject_id: subjectId,
    due_on: anchorOn,
    step,
    state,
    at: clock.now(),
  });

  /** In one transaction. What another server was faster to post stays as it is. */
  async function send(question: ReminderQuery, found: readonly DueReminder[], tx: Tx): Promise<void> {
    const posted = await post(
      tx,
      found.map((due) => reminderMessage(question, due)),
    );
    const keys = new Set(posted.map(({ dedupeKey }) => dedupeKey));
    const sent = found.filter((due) => keys.has(reminderKey(question.key, due)));
    await database.insertAllIfAbsent(
      'reminder_steps',
      sent.map((due) => rowOf(question.key, due, 'sent')),
      tx,
    );
    await supersede(question, sent, tx);
  }

  /** While what was found is posted, in two transactions at once, more is looked for: neither side waits for the other. */
  async function sendAll(question: ReminderQuery): Promise<void> {
    const find = (after: Cursor) => findDue(database, question, after, 2 * batch);
    for (let found = await find(startCursor); found.length > 0; ) {
      const [last] = found.slice(2 * batch - 1);
      const parts = [found.slice(0, batch), found.slice(batch)].filter((part) => part.length > 0);
      const [next] = await Promise.all([
        last ? find(last) : [],
        ...parts.map((part) => database.transaction((tx) => send(question, part, tx))),
      ]);
      found = next;
    }
  }

  const sweep: Sweep = {
    key: 'reminders',
    cron: '*/5 * * * *',
    slotMinutes: 5,
    async run(now) {
      for (const question of await reminderQueriesAt(now, { database, revisions, sources })) await sendAll(question);
    },
  };
  return { sweep };
}

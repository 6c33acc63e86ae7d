import type { Clock } from '../../../platform/clock';
import type { Database, Tx } from '../../../platform/database';
import type { ReminderSource, Sweep } from '../../../platform/sweeps';
import type { NewMessage, Post } from '../post';
import type { Revisions } from '../revisions';
import { reminderWords } from '../templates/reminders';
import { questionsAt } from './days';
import { atTheBeginning, type Due, findDue, type Question, reasonKey } from './find-due';

/** How many reminders one transaction posts: few enough for its locks, enough to make statements cheap. */
const batch = 1000;

export interface RemindersDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
  readonly revisions: Revisions;
  readonly sources: readonly ReminderSource[];
}
type Step = Pick<Due, 'subjectId' | 'anchorOn' | 'step'>;
const stepKey = ({ subjectId, anchorOn, step }: Step) => `${subjectId}:${anchorOn}:${step}`;

/** The message of a reminder that has come. */
export const reminderMessage = ({ key, today }: Question, due: Due): NewMessage => ({
  recipientId: due.recipientId,
  rule: key,
  dedupeKey: `${reasonKey(key, due.subjectId, due.anchorOn)}:${due.step}`,
  ...reminderWords(key, due, today),
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
  async function supersede({ key, days }: Question, sent: readonly Due[], tx: Tx): Promise<void> {
    const late = sent.filter(({ step }) => days.some((day) => day < step));
    if (late.length === 0) return;
    const ids = late.map(({ subjectId }) => subjectId);
    const known = await database.select<Step>(
      `SELECT subject_id AS subjectId, due_on AS anchorOn, step FROM reminder_steps
       WHERE rule = :key AND subject_id IN (:ids)`,
      { key, ids },
      tx,
    );
    const done = new Set(known.map(stepKey));
    const missed = late.flatMap((due) =>
      days.flatMap((day) =>
        day < due.step && !done.has(stepKey({ ...due, step: day })) ? [{ ...due, step: day }] : [],
      ),
    );
    await database.insertAllIfAbsent(
      'reminder_steps',
      missed.map((due) => rowOf(key, due, 'superseded')),
      tx,
    );
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
  async function send(question: Question, found: readonly Due[], tx: Tx): Promise<void> {
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

  async function sendAll(question: Question): Promise<void> {
    for (let after = atTheBeginning; ; ) {
      const found = await findDue(database, question, after, batch);
      if (found.length > 0) await database.transaction((tx) => send(question, found, tx));
      after = found.at(-1) ?? after;
      if (found.length < batch) return;
    }
  }

  const sweep: Sweep = {
    key: 'reminders',
    cron: '*/5 * * * *',
    slotMinutes: 5,
    async run(now) {
      for (const question of await questionsAt(now, { database, revisions, sources })) await sendAll(question);
    },
  };
  return { sweep };
}

import type { Clock } from '../../../platform/clock';
import type { Database, Tx } from '../../../platform/database';
import type { Job } from '../../../platform/jobs';
import { endWaiting } from '../jobs/end-waiting';
import { ReminderStep } from '../model';
import type { NewMessage, Post } from '../post';
import type { Revisions } from '../revisions';
import { reminderMessageText } from '../templates/reminder-messages';
import { type ReminderSources, reminderQueriesAt } from './days';
import { type Cursor, type DueReminder, findDue, type ReminderQuery, reasonKey, startCursor } from './find-due';

/** How many reminders one transaction posts: few enough to hold locks briefly, enough to share statements. */
const batch = 1000;

export interface RemindersDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
  readonly revisions: Revisions;
  readonly sources: ReminderSources;
}
type Step = Pick<DueReminder, 'subjectId' | 'anchorOn' | 'step'>;

/** The message of a reminder that is due. */
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
 * One sweep for all rules: finds, with one statement for each rule (and day), the subjects whose newest step is due and was
 * not sent, and posts them a thousand at a time. Because of a unique row for each (rule, subject, date, step) a second run,
 * or a second server, does nothing.
 */
export function createReminders({ database, clock, post, revisions, sources }: RemindersDeps) {
  /** Records older steps that were never sent as superseded, and ends their deliveries that still wait. */
  async function supersede({ key, days }: ReminderQuery, sent: readonly DueReminder[], tx: Tx): Promise<void> {
    const late = sent.filter(({ step }) => days.some((day) => day < step));
    if (late.length === 0) return;
    const older = late.flatMap((due) =>
      days.filter((day) => day < due.step).map((step) => rowOf(key, { ...due, step }, 'superseded')),
    );
    const missed = await database.addAllIfAbsent(ReminderStep, older, tx);
    // None of them was sent before, so none waits.
    if (missed === older.length) return;
    const ids = late.map(({ subjectId }) => subjectId);
    const keys = late.map((due) => reminderKey(key, due));
    const waiting = await database.select<{ id: string }>(
      `SELECT d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.subject_id IN (:ids) AND m.rule = :key AND m.dedupe_key NOT IN (:keys) AND d.state = 'waiting'`,
      { key, ids, keys },
      tx,
    );
    const waitingIds = waiting.map(({ id }) => id);
    await endWaiting(database, waitingIds, { state: 'superseded', at: clock.now() }, tx);
  }

  const reminderKey = (key: string, { subjectId, anchorOn, step }: Step) =>
    `${reasonKey(key, subjectId, anchorOn)}:${step}`;
  const rowOf = (rule: string, { subjectId, anchorOn, step }: Step, state: 'sent' | 'superseded') => ({
    rule,
    subjectId,
    dueOn: anchorOn,
    step,
    state,
    at: clock.now(),
  });

  /** Posts reminders and records their steps, in one transaction. Those that another server posted first stay as they are. */
  async function send(question: ReminderQuery, found: readonly DueReminder[], tx: Tx): Promise<void> {
    const posted = await post(
      tx,
      found.map((due) => reminderMessage(question, due)),
    );
    const keys = new Set(posted.map(({ dedupeKey }) => dedupeKey));
    const sent = found.filter((due) => keys.has(reminderKey(question.key, due)));
    await database.addAllIfAbsent(
      ReminderStep,
      sent.map((due) => rowOf(question.key, due, 'sent')),
      tx,
    );
    await supersede(question, sent, tx);
  }

  /** Posts what was found in two transactions at once and reads the next ones meanwhile. */
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

  const sweep: Job = {
    id: 'reminders',
    cron: '*/5 * * * *',
    slotMinutes: 5,
    async run(now) {
      for (const question of await reminderQueriesAt(now, { database, revisions, sources })) await sendAll(question);
    },
  };
  return { sweep };
}

import type { Tx } from '../../../platform/database';
import type { Job } from '../../../platform/jobs';
import type { NotificationsContext } from '../context';
import { endWaiting } from '../jobs/end-waiting';
import { ReminderStep } from '../model';
import { type NewMessage, post } from '../post';
import { reminderMessageText } from '../templates/reminder-messages';
import { reminderQueriesAt } from './days';
import { type Cursor, type DueReminder, findDue, type ReminderQuery, reasonKey, startCursor } from './find-due';

/** Reminders posted per transaction: few enough to hold locks briefly, enough to share statements. */
const batch = 1000;

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
 * One job for all rules: finds, with one statement for each rule (and date), the subjects whose newest step is due
 * and was not sent, and posts a thousand reminders per transaction. A unique row for each (rule, subject, date, step)
 * ensures that a second run, or a second server, does nothing.
 */
export const reminders = (context: NotificationsContext): Job => ({
  id: 'reminders',
  cron: '*/5 * * * *',
  slotMinutes: 5,
  async run(now) {
    for (const question of await reminderQueriesAt(context, now)) await sendAll(context, question);
  },
});

/** Posts the found reminders in two transactions at once and reads the next ones meanwhile. */
async function sendAll(context: NotificationsContext, question: ReminderQuery): Promise<void> {
  const { database } = context;
  const find = (after: Cursor) => findDue(database, question, after, 2 * batch);
  for (let found = await find(startCursor); found.length > 0; ) {
    const [last] = found.slice(2 * batch - 1);
    const parts = [found.slice(0, batch), found.slice(batch)].filter((part) => part.length > 0);
    const [next] = await Promise.all([
      last ? find(last) : [],
      ...parts.map((part) => database.transaction((tx) => send(context, question, part, tx))),
    ]);
    found = next;
  }
}

/** Posts reminders and records their steps, in one transaction. Skips those that another server posted first. */
async function send(
  context: NotificationsContext,
  question: ReminderQuery,
  found: readonly DueReminder[],
  tx: Tx,
): Promise<void> {
  const messages = found.map((due) => reminderMessage(question, due));
  const keys = new Set((await post(context, messages, tx)).map(({ dedupeKey }) => dedupeKey));
  const sent = found.filter((due) => keys.has(reminderKey(question.key, due)));
  const now = context.clock.now();
  await context.database.addAllIfAbsent(
    ReminderStep,
    sent.map((due) => rowOf(question.key, due, 'sent', now)),
    tx,
  );
  await supersede(context, question, sent, tx);
}

/** Records older unsent steps as superseded, and ends their waiting deliveries. */
async function supersede(
  { database, clock }: NotificationsContext,
  { key, days }: ReminderQuery,
  sent: readonly DueReminder[],
  tx: Tx,
): Promise<void> {
  const late = sent.filter(({ step }) => days.some((day) => day < step));
  if (late.length === 0) return;
  const now = clock.now();
  const older = late.flatMap((due) =>
    days.filter((day) => day < due.step).map((step) => rowOf(key, { ...due, step }, 'superseded', now)),
  );
  const missed = await database.addAllIfAbsent(ReminderStep, older, tx);
  // None of them was sent before, so no delivery is waiting.
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
  await endWaiting(database, waitingIds, { state: 'superseded', at: now }, tx);
}

const reminderKey = (key: string, { subjectId, anchorOn, step }: Step) =>
  `${reasonKey(key, subjectId, anchorOn)}:${step}`;
const rowOf = (rule: string, { subjectId, anchorOn, step }: Step, state: 'sent' | 'superseded', at: Date) => ({
  rule,
  subjectId,
  dueOn: anchorOn,
  step,
  state,
  at,
});

import {
  dateInShanghai,
  firstHelpRepeatMinutes,
  formatInstant,
  helpRepeatsDue,
  minuteMilliseconds,
  minutesOfHelpRepeat,
  shanghaiOffset,
} from '@yuanhang/domain';
import { type Tx, toDate } from '../../../platform/database';
import type { Job } from '../../../platform/jobs';
import type { NotificationsContext } from '../context';
import { endWaiting } from '../jobs/end-waiting';
import { ReminderStep } from '../model';
import { type NewMessage, post } from '../post';
import { helpFacts } from '../templates/event-messages';
import { renderMessage } from '../templates/template';
import { texts } from '../templates/texts';
import { calledAt } from './duty';

interface UnacknowledgedHelp {
  readonly subjectId: string;
  readonly raisedAt: string | Date;
  readonly studentName: string;
  readonly applicationId: string | null;
  readonly number: string | null;
  readonly place: string;
  readonly note: string;
  readonly phone: string | null;
}

const rule = 'help_repeated';

/**
 * Repeats the alert of an unacknowledged help request: after 5 minutes also to the next person on the rota, after 15
 * minutes and every 15 from then on to the whole rota and the whole office.
 */
export const helpRepeats = (context: NotificationsContext): Job => ({
  id: 'help_repeats',
  cron: '* * * * *',
  slotMinutes: 1,
  async run(now) {
    const before = new Date(now.getTime() - firstHelpRepeatMinutes * minuteMilliseconds);
    for (const help of await unacknowledged(context, before)) await repeat(context, help, now);
  },
});

/** The next alerts for each request, if it is not acknowledged by then. */
export async function rehearseHelpRepeats(context: NotificationsContext, now: Date): Promise<NewMessage[]> {
  const all = await unacknowledged(context, now);
  return (await Promise.all(all.map((help) => messagesOf(context, help, roundAt(help, now) + 1)))).flat();
}

const unacknowledged = ({ database, sources }: NotificationsContext, before: Date): Promise<UnacknowledgedHelp[]> =>
  database.select<UnacknowledgedHelp>(sources.alarm.unacknowledged, { before });

/** The number of repeats that are due by now. */
const roundAt = (help: UnacknowledgedHelp, now: Date) =>
  helpRepeatsDue((now.getTime() - toDate(help.raisedAt).getTime()) / minuteMilliseconds);

async function repeat(context: NotificationsContext, help: UnacknowledgedHelp, now: Date): Promise<void> {
  const { database } = context;
  const step = roundAt(help, now);
  const { subjectId } = help;
  const dueOn = dateInShanghai(toDate(help.raisedAt));
  const row = { rule, subjectId, dueOn, step, state: 'sent', at: now } as const;
  await database.transaction(async (tx) => {
    if (!(await database.addIfAbsent(ReminderStep, row, tx))) return;
    await supersede(context, subjectId, tx);
    await post(context, await messagesOf(context, help, step, tx), tx);
  });
}

async function messagesOf(
  context: NotificationsContext,
  help: UnacknowledgedHelp,
  round: number,
  tx?: Tx,
): Promise<NewMessage[]> {
  const raised = toDate(help.raisedAt);
  const values = {
    ...helpFacts(help),
    date: formatInstant(raised, shanghaiOffset),
    minutes: String(minutesOfHelpRepeat(round)),
  };
  const content = renderMessage(texts[rule], values, { name: null, number: help.number, programmeName: null });
  return (await calledAt(context, round, tx)).map(({ userId }) => ({
    recipientId: userId,
    rule,
    dedupeKey: `${rule}:${help.subjectId}:${round}:${userId}`,
    ...content,
    applicationId: help.applicationId,
    number: help.number,
    programmeName: null,
    subjectId: help.subjectId,
    silent: false,
  }));
}

/**
 * Ends waiting deliveries of earlier alerts to officers who have heard one, which the new alert replaces. An alert that
 * its officer has not heard by any channel keeps its place.
 */
async function supersede({ database, clock }: NotificationsContext, subjectId: string, tx: Tx): Promise<void> {
  const waiting = await database.select<{ id: string }>(
    `SELECT d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
     WHERE m.subject_id = :subjectId AND m.rule IN ('help_requested', 'help_repeated') AND d.state = 'waiting'
       AND EXISTS (SELECT 1 FROM messages heard JOIN deliveries s ON s.message_id = heard.id AND s.state = 'sent'
         WHERE heard.subject_id = :subjectId AND heard.recipient_id = m.recipient_id
           AND heard.rule IN ('help_requested', 'help_repeated'))`,
    { subjectId },
    tx,
  );
  const ids = waiting.map(({ id }) => id);
  await endWaiting(database, ids, { state: 'superseded', at: clock.now() }, tx);
}

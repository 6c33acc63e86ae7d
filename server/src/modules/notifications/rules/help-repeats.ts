import { dateInShanghai, formatInstant, helpRepeatMinutes, minuteMilliseconds, shanghaiOffset } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import { type Database, type Tx, toDate } from '../../../platform/database';
import type { Job } from '../../../platform/jobs';
import { endWaiting } from '../jobs/end-waiting';
import type { AlarmSource } from '../message-sources';
import { ReminderStep } from '../model';
import type { NewMessage, Post } from '../post';
import { helpFacts } from '../templates/event-messages';
import { renderMessage } from '../templates/template';
import { texts } from '../templates/texts';
import type { Duty } from './duty';

export interface HelpRepeatsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly duty: Duty;
  readonly post: Post;
  readonly alarm: AlarmSource;
}
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
const interval = helpRepeatMinutes * minuteMilliseconds;

/** Repeats a help request that nobody acknowledges every 15 minutes, each time to one more person on the rota. */
export function createHelpRepeats({ database, clock, duty, post, alarm }: HelpRepeatsDeps) {
  const unacknowledged = (before: Date) => database.select<UnacknowledgedHelp>(alarm.unacknowledged, { before });
  /** How often it is to have been repeated by now. */
  const roundAt = (help: UnacknowledgedHelp, now: Date) =>
    Math.floor((now.getTime() - toDate(help.raisedAt).getTime()) / interval);

  async function messages(help: UnacknowledgedHelp, round: number, tx?: Tx): Promise<NewMessage[]> {
    const raised = toDate(help.raisedAt);
    const values = {
      ...helpFacts(help),
      date: formatInstant(raised, shanghaiOffset),
      minutes: String(round * helpRepeatMinutes),
    };
    const said = renderMessage(texts[rule], values, { name: null, number: help.number, programmeName: null });
    return (await duty.calledAt(round, tx)).map(({ userId }) => ({
      recipientId: userId,
      rule,
      dedupeKey: `${rule}:${help.subjectId}:${round}:${userId}`,
      ...said,
      applicationId: help.applicationId,
      number: help.number,
      programmeName: null,
      subjectId: help.subjectId,
      silent: false,
    }));
  }

  /** Ends deliveries of earlier alerts that still wait: the new alert replaces them. */
  async function supersede(subjectId: string, tx: Tx): Promise<void> {
    const waiting = await database.select<{ id: string }>(
      `SELECT d.id FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.subject_id = :subjectId AND m.rule IN ('help_requested', 'help_repeated') AND d.state = 'waiting'`,
      { subjectId },
      tx,
    );
    const ids = waiting.map(({ id }) => id);
    await endWaiting(database, ids, { state: 'superseded', at: clock.now() }, tx);
  }

  async function repeat(help: UnacknowledgedHelp, now: Date): Promise<void> {
    const step = roundAt(help, now);
    const { subjectId } = help;
    const dueOn = dateInShanghai(toDate(help.raisedAt));
    const row = { rule, subjectId, dueOn, step, state: 'sent', at: now } as const;
    await database.transaction(async (tx) => {
      if (!(await database.addIfAbsent(ReminderStep, row, tx))) return;
      await supersede(subjectId, tx);
      await post(tx, await messages(help, step, tx));
    });
  }

  const sweep: Job = {
    id: 'help_repeats',
    cron: '* * * * *',
    slotMinutes: 1,
    async run(now) {
      for (const help of await unacknowledged(new Date(now.getTime() - interval))) await repeat(help, now);
    },
  };
  return {
    sweep,
    /** The next alerts for each request, if nobody acknowledges it until then. */
    async rehearse(now: Date): Promise<NewMessage[]> {
      const all = await unacknowledged(now);
      return (await Promise.all(all.map((help) => messages(help, roundAt(help, now) + 1)))).flat();
    },
  };
}
export type HelpRepeats = ReturnType<typeof createHelpRepeats>;

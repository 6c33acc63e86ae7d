import {
  addDays,
  dateAtOffset,
  dateInShanghai,
  type PlainDate,
  type ReminderRule,
  reminderRules,
} from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { ReminderSource, Sweep } from '../../platform/sweeps';
import { offsetAt } from '../../platform/zones';
import type { Post } from './post';
import { reminderWords } from './templates/reminders';

interface Due {
  readonly subjectId: string;
  readonly recipientId: string;
  readonly name: string;
  readonly applicationId: string;
  readonly number: string;
  readonly programmeName: string;
  readonly anchorOn: PlainDate;
  readonly step: number;
}

/** How many reminders one transaction posts. */
const batch = 100;

const ruleOf = (source: ReminderSource): ReminderRule => {
  const rule = reminderRules.find(({ key }) => key === source.key);
  if (!rule) throw new Error(`no reminder rule ${source.key}`);
  return rule;
};

/** `CASE` that gives the newest step of a rule that has come for an anchor; NULL while none has. */
function newestStep(rule: ReminderRule, anchor: string): string {
  const newestFirst = [...rule.offsets].reverse();
  return `CASE ${newestFirst.map((offset) => `WHEN ${anchor} <= :come_${offset < 0 ? `b${-offset}` : offset} THEN ${offset}`).join(' ')} END`;
}

const comeDates = (rule: ReminderRule, today: PlainDate) =>
  Object.fromEntries(
    rule.offsets.map((offset) => [`come_${offset < 0 ? `b${-offset}` : offset}`, addDays(today, -offset)]),
  );

/**
 * One sweep for all rules: finds, in one statement a rule (and zone), the subjects whose newest step has come and was
 * not sent. A unique row per (rule, subject, date, step) makes a second run, or a second server, do nothing.
 */
export function createReminders({
  database,
  clock,
  post,
  sources,
}: {
  database: Database;
  clock: Clock;
  post: Post;
  sources: readonly ReminderSource[];
}) {
  /** Sources whose dates are the destination's are asked once a zone, with the day it is there. */
  async function days(source: ReminderSource, now: Date): Promise<{ today: PlainDate; zone: string | null }[]> {
    if (!source.atDestination) return [{ today: dateInShanghai(now), zone: null }];
    const zones = await database.select<{ zone: string }>(
      "SELECT DISTINCT time_zone AS zone FROM applications WHERE stage = 'dispatched' AND time_zone IS NOT NULL",
    );
    return zones.map(({ zone }) => ({ zone, today: dateAtOffset(now, offsetAt(zone)(now)) }));
  }

  function find(source: ReminderSource, rule: ReminderRule, today: PlainDate, zone: string | null): Promise<Due[]> {
    const step = newestStep(rule, source.anchor);
    return database.select<Due>(
      `SELECT ${source.subject} AS subjectId, a.student_id AS recipientId, u.name, a.id AS applicationId, a.number, p.name AS programmeName,
              ${source.anchor} AS anchorOn, ${step} AS step
       ${source.from} JOIN users u ON u.id = a.student_id
       WHERE ${source.where} AND ${step} IS NOT NULL ${zone === null ? '' : 'AND a.time_zone = :zone'}
         AND NOT EXISTS (SELECT 1 FROM reminder_steps s WHERE s.rule = :rule AND s.subject_id = ${source.subject}
                         AND s.due_on = ${source.anchor} AND s.step = ${step})
       ORDER BY subjectId LIMIT ${batch}`,
      { ...comeDates(rule, today), zone, rule: rule.key },
    );
  }

  async function send(rule: ReminderRule, due: Due, today: PlainDate, tx: Tx): Promise<void> {
    const row = { rule: rule.key, subject_id: due.subjectId, due_on: due.anchorOn, at: clock.now() };
    if (!(await database.insertIfAbsent('reminder_steps', { ...row, step: due.step, state: 'sent' }, tx))) return;
    for (const older of rule.offsets.filter((offset) => offset < due.step)) {
      await database.insertIfAbsent('reminder_steps', { ...row, step: older, state: 'superseded' }, tx);
    }
    await post(tx, {
      recipientId: due.recipientId,
      rule: rule.key,
      dedupeKey: `${rule.key}:${due.subjectId}:${due.anchorOn}:${due.step}`,
      ...reminderWords(rule.key as Parameters<typeof reminderWords>[0], { ...due, today }),
      applicationId: due.applicationId,
      number: due.number,
      subjectId: due.subjectId,
      safety: false,
      push: true,
    });
  }

  const sweep: Sweep = {
    key: 'reminders',
    cron: '*/5 * * * *',
    slotMinutes: 5,
    async run(now) {
      for (const source of sources) {
        const rule = ruleOf(source);
        for (const { today, zone } of await days(source, now)) {
          for (;;) {
            const found = await find(source, rule, today, zone);
            await database.transaction(async (tx) => {
              for (const due of found) await send(rule, due, today, tx);
            });
            if (found.length < batch) break;
          }
        }
      }
    },
  };

  return {
    sweep,

    /** Is there still a reason for a reminder that waits to be said? Asked when it is claimed. */
    async stillDue(dedupeKey: string): Promise<boolean> {
      const [key, subjectId, anchorOn] = dedupeKey.split(':');
      const source = sources.find((one) => one.key === key);
      if (!source || !subjectId || !anchorOn) return true;
      const row = await database.first(
        `SELECT ${source.subject} AS subjectId ${source.from} WHERE ${source.where} AND ${source.subject} = :subjectId AND ${source.anchor} = :anchorOn`,
        { subjectId, anchorOn },
      );
      return row !== null;
    },
  };
}
export type Reminders = ReturnType<typeof createReminders>;

import { addDays, type PlainDate, type ReminderKey } from '@yuanhang/domain';
import type { Database } from '../../../platform/database';
import type { ReminderSource } from '../message-sources';

/** A reminder that is due and was not sent. */
export interface DueReminder {
  readonly subjectId: string;
  readonly recipientId: string;
  readonly name: string;
  readonly applicationId: string;
  readonly number: string;
  readonly programmeName: string;
  readonly anchorOn: PlainDate;
  readonly step: number;
}

export interface ReminderQuery {
  readonly source: ReminderSource;
  readonly key: ReminderKey;
  /** The reminder days from the anchor, ascending. */
  readonly days: readonly number[];
  /** The date in the zone where the dates count. */
  readonly today: PlainDate;
  /** Only stays in these time zones; null for all. */
  readonly zones: readonly string[] | null;
}
/** The position of a run. */
export interface Cursor {
  readonly anchorOn: PlainDate;
  readonly subjectId: string;
}
export const startCursor: Cursor = { anchorOn: '', subjectId: '' };

const nameOf = (day: number) => `come${day < 0 ? `Before${-day}` : day}`;

/** A `CASE` expression for the newest due step of a rule for an anchor; NULL while none is due. */
const newestStep = (days: readonly number[], anchor: string): string =>
  `CASE ${[...days]
    .reverse()
    .map((day) => `WHEN ${anchor} <= :${nameOf(day)} THEN ${day}`)
    .join(' ')} END`;

/** The latest anchor date for which each step is due. */
const comeDates = (days: readonly number[], today: PlainDate) =>
  Object.fromEntries(days.map((day) => [nameOf(day), addDays(today, -day)]));

/** A step is not due when it or a later one was sent, so that changed days never repeat a reminder. */
function due({ source, key, days, today, zones }: ReminderQuery) {
  const { subject, anchor } = source;
  const step = newestStep(days, anchor);
  const [first = 0] = days;
  return {
    step,
    sql: `${source.from} JOIN users u ON u.id = a.student_id
     WHERE ${source.where} AND u.status = 'active' AND ${anchor} <= :${nameOf(first)}
       ${zones === null ? '' : 'AND a.time_zone IN (:zones)'}
       AND NOT EXISTS (SELECT 1 FROM reminder_steps s WHERE s.rule = :key AND s.subject_id = ${subject}
                       AND s.due_on = ${anchor} AND s.step >= ${step})`,
    values: { ...comeDates(days, today), ...(zones === null ? {} : { zones }), key },
  };
}

/** Ordered by date, after a cursor: reads one index range, for any number of rows. */
export function findDue(
  database: Database,
  question: ReminderQuery,
  after: Cursor,
  limit: number,
): Promise<DueReminder[]> {
  const { subject, anchor } = question.source;
  const { step, sql, values } = due(question);
  return database.select<DueReminder>(
    `SELECT ${subject} AS subjectId, a.student_id AS recipientId, u.name, a.id AS applicationId, a.number,
            p.name AS programmeName, ${anchor} AS anchorOn, ${step} AS step
     ${sql} AND ${anchor} >= :afterOn AND (${anchor} > :afterOn OR ${subject} > :afterId)
     ORDER BY anchorOn, subjectId LIMIT :limit`,
    { ...values, afterOn: after.anchorOn, afterId: after.subjectId, limit },
  );
}

export async function countDue(database: Database, question: ReminderQuery): Promise<number> {
  const { sql, values } = due(question);
  return Number((await database.first<{ total: number }>(`SELECT COUNT(*) AS total ${sql}`, values))?.total ?? 0);
}

/** The beginning of the key of a reminder's message: rule, subject and anchor date. */
export const reasonKey = (rule: string, subjectId: string, anchorOn: PlainDate): string =>
  `${rule}:${subjectId}:${anchorOn}`;

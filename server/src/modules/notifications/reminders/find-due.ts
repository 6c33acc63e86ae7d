import { addDays, type PlainDate, type ReminderKey } from '@yuanhang/domain';
import type { Database } from '../../../platform/database';
import type { ReminderSource } from '../message-sources';

/** One reminder that has come and was not sent. */
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
  /** Days from the anchor on which it is said, ascending. */
  readonly days: readonly number[];
  /** Where the dates count. */
  readonly today: PlainDate;
  /** Only stays in these zones; null: whatever the zone. */
  readonly zones: readonly string[] | null;
}
/** How far a pass has come. */
export interface Cursor {
  readonly anchorOn: PlainDate;
  readonly subjectId: string;
}
export const startCursor: Cursor = { anchorOn: '', subjectId: '' };

const nameOf = (day: number) => `come${day < 0 ? `Before${-day}` : day}`;

/** `CASE` that gives the newest step of a rule that has come for an anchor; NULL while none has. */
const newestStep = (days: readonly number[], anchor: string): string =>
  `CASE ${[...days]
    .reverse()
    .map((day) => `WHEN ${anchor} <= :${nameOf(day)} THEN ${day}`)
    .join(' ')} END`;

/** Anchors up to these days have reached each step. */
const comeDates = (days: readonly number[], today: PlainDate) =>
  Object.fromEntries(days.map((day) => [nameOf(day), addDays(today, -day)]));

/** A step is not due when it or a later one was sent: days moved by the office never bring back what was said. */
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

/** In the order of their dates, after a place: one pass over what an index finds, however much there is. */
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

/** How the key of a reminder's message begins: rule, subject and the date that the rule's steps count from. */
export const reasonKey = (rule: string, subjectId: string, anchorOn: PlainDate): string =>
  `${rule}:${subjectId}:${anchorOn}`;

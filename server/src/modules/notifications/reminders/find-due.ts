import { addDays, type PlainDate, type ReminderKey, type ReminderRule } from '@yuanhang/domain';
import type { Database } from '../../platform/database';
import type { ReminderSource } from '../../platform/sweeps';

/** One reminder that has come and was not sent. */
export interface Due {
  readonly subjectId: string;
  readonly recipientId: string;
  readonly name: string;
  readonly applicationId: string;
  readonly number: string;
  readonly programmeName: string;
  readonly anchorOn: PlainDate;
  readonly step: number;
}

export interface Question {
  readonly source: ReminderSource;
  readonly rule: ReminderRule & { readonly key: ReminderKey };
  /** Where the dates count. */
  readonly today: PlainDate;
  /** Only stays in this zone; null: whatever the zone. */
  readonly zone: string | null;
}

const nameOf = (offset: number) => `come${offset < 0 ? `Before${-offset}` : offset}`;

/** `CASE` that gives the newest step of a rule that has come for an anchor; NULL while none has. */
const newestStep = (rule: ReminderRule, anchor: string): string =>
  `CASE ${[...rule.offsets]
    .reverse()
    .map((offset) => `WHEN ${anchor} <= :${nameOf(offset)} THEN ${offset}`)
    .join(' ')} END`;

/** Anchors up to these days have reached each step. */
const comeDates = (rule: ReminderRule, today: PlainDate) =>
  Object.fromEntries(rule.offsets.map((offset) => [nameOf(offset), addDays(today, -offset)]));

/** In the order of their subjects, after `last`: one pass over what an index finds, however much there is. */
export function findDue(
  database: Database,
  { source, rule, today, zone }: Question,
  last: string,
  limit: number,
): Promise<Due[]> {
  const step = newestStep(rule, source.anchor);
  const [first = 0] = rule.offsets;
  return database.select<Due>(
    `SELECT ${source.subject} AS subjectId, a.student_id AS recipientId, u.name, a.id AS applicationId, a.number,
            p.name AS programmeName, ${source.anchor} AS anchorOn, ${step} AS step
     ${source.from} JOIN users u ON u.id = a.student_id
     WHERE ${source.where} AND ${source.anchor} <= :${nameOf(first)} ${zone === null ? '' : 'AND a.time_zone = :zone'}
       AND ${source.subject} > :last
       AND NOT EXISTS (SELECT 1 FROM reminder_steps s WHERE s.rule = :rule AND s.subject_id = ${source.subject}
                       AND s.due_on = ${source.anchor} AND s.step = ${step})
     ORDER BY subjectId LIMIT :limit`,
    { ...comeDates(rule, today), zone, rule: rule.key, last, limit },
  );
}

/** How the key of a reminder's message begins: rule, subject and the date that the rule's steps count from. */
export const reasonKey = (rule: string, subjectId: string, anchorOn: PlainDate): string =>
  `${rule}:${subjectId}:${anchorOn}`;

/** Of these messages, by their dedupe keys, the reminders that have no reason any more. One statement a rule. */
export async function withoutReason(
  database: Database,
  sources: readonly ReminderSource[],
  keys: readonly string[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const source of sources) {
    const asked = keys.filter((key) => key.startsWith(`${source.key}:`));
    if (asked.length === 0) continue;
    const rows = await database.select<{ subjectId: string; anchorOn: PlainDate }>(
      `SELECT ${source.subject} AS subjectId, ${source.anchor} AS anchorOn ${source.from}
       WHERE ${source.where} AND ${source.subject} IN (:ids)`,
      { ids: asked.map((key) => key.split(':')[1] ?? '') },
    );
    const reasons = new Set(rows.map((row) => reasonKey(source.key, row.subjectId, row.anchorOn)));
    for (const key of asked) if (!reasons.has(key.split(':').slice(0, 3).join(':'))) gone.add(key);
  }
  return gone;
}

import type { PlainDate } from '@yuanhang/domain';
import type { NotificationsContext } from '../context';
import { reasonKey } from './find-due';

/** A message about to be sent. */
export interface WaitingDelivery {
  readonly rule: string;
  readonly dedupe_key: string;
  readonly subject_id: string | null;
}

/** The key of a reminder without its step. */
const reasonOf = (key: string) => key.split(':').slice(0, 3).join(':');

/**
 * The keys of messages about to be sent that no longer apply. One statement per rule; messages of a rule without a
 * registered reason always apply.
 */
export async function withoutReason(
  { database, sources }: NotificationsContext,
  waiting: readonly WaitingDelivery[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const source of sources.reminders) {
    const asked = waiting.filter(({ rule }) => rule === source.key);
    if (asked.length === 0) continue;
    const rows = await database.select<{ subjectId: string; anchorOn: PlainDate }>(
      `SELECT ${source.subject} AS subjectId, ${source.anchor} AS anchorOn ${source.from}
         WHERE ${source.where} AND ${source.subject} IN (:ids)`,
      { ids: asked.map(({ subject_id }) => subject_id ?? '') },
    );
    const stands = new Set(rows.map((row) => reasonKey(source.key, row.subjectId, row.anchorOn)));
    for (const { dedupe_key } of asked) if (!stands.has(reasonOf(dedupe_key))) gone.add(dedupe_key);
  }
  for (const { rules, stillDue } of sources.reasons) {
    const asked = waiting.filter(({ rule, subject_id }) => rules.some((one) => one === rule) && subject_id !== null);
    if (asked.length === 0) continue;
    const ids = asked.map(({ subject_id }) => subject_id ?? '');
    const rows = await database.select<{ subjectId: string }>(stillDue, { ids });
    const stands = new Set(rows.map(({ subjectId }) => subjectId));
    for (const { dedupe_key, subject_id } of asked) if (!stands.has(subject_id ?? '')) gone.add(dedupe_key);
  }
  return gone;
}

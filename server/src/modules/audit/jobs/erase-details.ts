import type { Tx, Values } from '../../../platform/database';
import type { AuditContext } from '../context';
import { eraseAction, keptActions, rangesText } from '../erasures';
import { record } from '../record';

const batch = 5000;
const idsPerStatement = 1000;

/** Erases the details about applications and their records; the chained entries stay and still verify. */
export async function eraseDetailsOfApplications(
  context: AuditContext,
  applicationIds: readonly string[],
  _now: Date,
  tx: Tx,
): Promise<void> {
  const condition = `(e.subject_id IN (:applicationIds)
    OR e.subject_id IN (SELECT id FROM requests WHERE application_id IN (:applicationIds))
    OR e.subject_id IN (SELECT id FROM help_requests WHERE application_id IN (:applicationIds))
    OR e.subject_id IN (SELECT p.id FROM late_entry_passes p JOIN applications a ON a.student_id = p.student_id
      AND a.programme_id = p.programme_id WHERE a.id IN (:applicationIds)))`;
  while (await eraseDetails(context, condition, { applicationIds }, tx));
}

/** Erases the details about a student beyond their applications: sign-ins, revealed numbers, passes, help requests. */
export async function eraseDetailsOfPerson(context: AuditContext, userId: string, tx: Tx): Promise<void> {
  const condition = `(e.subject_id = :userId
    OR e.subject_id IN (SELECT id FROM late_entry_passes WHERE student_id = :userId)
    OR e.subject_id IN (SELECT id FROM help_requests WHERE student_id = :userId))`;
  while (await eraseDetails(context, condition, { userId }, tx));
}

/** Erases a batch of the details before an instant. Returns false when none is left. */
export const eraseDetailsBefore = (context: AuditContext, before: Date, tx: Tx): Promise<boolean> =>
  eraseDetails(context, 'e.at < :before', { before }, tx);

/**
 * Erases a batch of details, and names their entries in an entry of its own: `verify` takes a missing detail that no
 * such entry names for tampering. Returns false when none is left.
 */
async function eraseDetails(context: AuditContext, condition: string, values: Values, tx: Tx): Promise<boolean> {
  const { database } = context;
  const rows = await database.select<{ seq: number; id: string }>(
    `SELECT e.seq, e.id FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id
     WHERE ${condition} AND e.action NOT IN (:keptActions) ORDER BY e.seq LIMIT :batch`,
    { ...values, keptActions, batch },
    tx,
  );
  if (rows.length === 0) return false;
  for (let from = 0; from < rows.length; from += idsPerStatement) {
    const ids = rows.slice(from, from + idsPerStatement).map(({ id }) => id);
    await database.execute('DELETE FROM audit_details WHERE entry_id IN (:ids)', { ids }, tx);
  }
  await record(context, tx, {
    actor: { id: 'system', role: 'system' },
    action: eraseAction,
    subject: { type: 'audit_log', id: 'details' },
    detail: rangesText(rows.map(({ seq }) => seq)),
  });
  return rows.length === batch;
}

import type { Tx } from '../../../platform/database';
import type { AuditContext } from '../context';

/** Erases the details about applications and their records; the chained entries stay and still verify. */
export async function eraseDetailsOfApplications(
  { database }: AuditContext,
  applicationIds: readonly string[],
  _now: Date,
  tx: Tx,
): Promise<void> {
  await database.execute(
    `DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE subject_id IN (:applicationIds)
       OR subject_id IN (SELECT id FROM requests WHERE application_id IN (:applicationIds))
       OR subject_id IN (SELECT id FROM help_requests WHERE application_id IN (:applicationIds))
       OR subject_id IN (SELECT p.id FROM late_entry_passes p JOIN applications a ON a.student_id = p.student_id
         AND a.programme_id = p.programme_id WHERE a.id IN (:applicationIds)))`,
    { applicationIds },
    tx,
  );
}

/** Erases the details about a student beyond their applications: sign-ins, revealed numbers, passes, help requests. */
export async function eraseDetailsOfPerson({ database }: AuditContext, userId: string, tx: Tx): Promise<void> {
  await database.execute(
    `DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE subject_id = :userId
       OR subject_id IN (SELECT id FROM late_entry_passes WHERE student_id = :userId)
       OR subject_id IN (SELECT id FROM help_requests WHERE student_id = :userId))`,
    { userId },
    tx,
  );
}

/**
 * Erases the details of all entries before an instant; the entries stay and still verify. Returns false when none is
 * left.
 */
export async function eraseDetailsBefore({ database }: AuditContext, before: Date, tx: Tx): Promise<false> {
  await database.execute(
    'DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE at < :before)',
    { before },
    tx,
  );
  return false;
}

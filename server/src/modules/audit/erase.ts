import type { Database, Tx } from '../../platform/database';

/** Takes the words out of the log; the chained rows over ids and digests stay, and still verify. */
export const eraseAuditDetails =
  ({ database }: { database: Database }) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    await database.write(
      `DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE subject_id IN (:applicationIds)
         OR subject_id IN (SELECT id FROM requests WHERE application_id IN (:applicationIds))
         OR subject_id IN (SELECT id FROM help_requests WHERE application_id IN (:applicationIds))
         OR subject_id IN (SELECT p.id FROM late_entry_passes p JOIN applications a ON a.student_id = p.student_id
           AND a.programme_id = p.programme_id WHERE a.id IN (:applicationIds)))`,
      { applicationIds },
      tx,
    );
  };

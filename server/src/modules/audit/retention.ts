import type { Database, Tx } from '../../platform/database';

/** What the log says of a student beside their applications: sign-ins, looks at their number, passes, help requests. */
export const eraseAuditDetailsOf =
  ({ database }: { database: Database }) =>
  async (userId: string, tx: Tx): Promise<void> => {
    await database.write(
      `DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE subject_id = :userId
         OR subject_id IN (SELECT id FROM late_entry_passes WHERE student_id = :userId)
         OR subject_id IN (SELECT id FROM help_requests WHERE student_id = :userId))`,
      { userId },
      tx,
    );
  };

/** The words of entries that are older; the entries stay, and still verify. */
export const eraseOldAuditDetails =
  ({ database }: { database: Database }) =>
  async (before: Date, tx: Tx): Promise<false> => {
    await database.write(
      'DELETE FROM audit_details WHERE entry_id IN (SELECT id FROM audit_entries WHERE at < :before)',
      { before },
      tx,
    );
    return false;
  };

import type { Database, Tx } from '../../platform/database';
import type { Attachments } from '../attachments';

/** Drafts that were never handed in: nobody but the student has seen them, so they go without a trace. */
export const eraseDraftsOf =
  ({ database, attachments }: { database: Database; attachments: Pick<Attachments, 'removeAllOf'> }) =>
  async (userId: string, tx: Tx): Promise<void> => {
    const rows = await database.select<{ id: string }>(
      "SELECT id FROM applications WHERE student_id = :userId AND stage = 'draft' AND submitted_at IS NULL",
      { userId },
      tx,
    );
    for (const { id } of rows) {
      await attachments.removeAllOf('application', id, tx);
      await database.write('DELETE FROM language_proficiencies WHERE application_id = :id', { id }, tx);
      await database.write('DELETE FROM timeline_entries WHERE application_id = :id', { id }, tx);
      await database.write('DELETE FROM applications WHERE id = :id', { id }, tx);
    }
  };

import type { Database, Tx } from '../../../platform/database';
import { forgetSearchable } from '../../../platform/search';
import type { Attachments } from '../../attachments';

/** Erases drafts that were never submitted together with their history, because only the student has seen them. */
export const eraseDraftsOf =
  ({ database, attachments }: { database: Database; attachments: Pick<Attachments, 'removeAllOf'> }) =>
  async (userId: string, tx: Tx): Promise<void> => {
    const rows = await database.select<{ id: string }>(
      "SELECT id FROM applications WHERE student_id = :userId AND stage = 'draft' AND submitted_at IS NULL",
      { userId },
      tx,
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return;
    for (const id of ids) await attachments.removeAllOf('application', id, tx);
    await database.execute('DELETE FROM language_proficiencies WHERE application_id IN (:ids)', { ids }, tx);
    await database.execute('DELETE FROM timeline_entries WHERE application_id IN (:ids)', { ids }, tx);
    await forgetSearchable(database, 'application', ids, tx);
    await database.execute('DELETE FROM applications WHERE id IN (:ids)', { ids }, tx);
  };

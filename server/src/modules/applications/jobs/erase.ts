import type { Database, Tx } from '../../../platform/database';
import type { Attachments } from '../../attachments';

/** Erases the personal content of applications; data for statistics (programme, college, stage, dates) stays. */
export const eraseApplications =
  ({ database, attachments }: { database: Database; attachments: Pick<Attachments, 'removeAllOf'> }) =>
  async (ids: readonly string[], now: Date, tx: Tx): Promise<void> => {
    await database.execute(
      `UPDATE applications SET basic = '{}', application = '{}', questions = '{}',
         self_arranged = CASE WHEN self_arranged IS NULL THEN NULL ELSE '{}' END, erased_at = :now WHERE id IN (:ids)`,
      { ids, now },
      tx,
    );
    await database.execute('DELETE FROM language_proficiencies WHERE application_id IN (:ids)', { ids }, tx);
    await database.execute(
      `UPDATE timeline_entries SET comment = NULL,
         actor_name = CASE WHEN actor_role = 'student' THEN '学生' ELSE actor_name END WHERE application_id IN (:ids)`,
      { ids },
      tx,
    );
    await database.execute(
      "UPDATE supplement_requests SET comment = '', items = '[]' WHERE application_id IN (:ids)",
      { ids },
      tx,
    );
    await database.execute('DELETE FROM submissions WHERE application_id IN (:ids)', { ids }, tx);
    for (const id of ids) await attachments.removeAllOf('application', id, tx);
  };

import type { Database, Tx } from '../../../platform/database';
import type { Attachments } from '../../attachments';

/** Erases places, notes and photos of the check-ins of applications; their dates and kinds stay. */
export const eraseCheckIns =
  ({ database, attachments }: { database: Database; attachments: Pick<Attachments, 'removeAllOf'> }) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    await database.execute(
      `UPDATE check_ins SET city = '', place = '', note = '', address = NULL, phone_abroad = NULL, accommodation = NULL,
         late_reason = NULL, proxy_name = NULL, proxy_reason = NULL WHERE application_id IN (:applicationIds)`,
      { applicationIds },
      tx,
    );
    await database.execute(
      `UPDATE help_requests SET place = '', note = '', acknowledgement = NULL, outcome = NULL
       WHERE application_id IN (:applicationIds)`,
      { applicationIds },
      tx,
    );
    const rows = await database.select<{ id: string }>(
      'SELECT id FROM check_ins WHERE application_id IN (:applicationIds)',
      { applicationIds },
      tx,
    );
    for (const { id } of rows) await attachments.removeAllOf('check_in', id, tx);
  };

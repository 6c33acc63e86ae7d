import type { Database, Tx } from '../../platform/database';

/** Takes places and words out of the check-ins of applications; their dates and kinds stay. */
export const eraseCheckIns =
  ({ database }: { database: Database }) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    await database.write(
      `UPDATE check_ins SET city = '', place = '', note = '', address = NULL, phone_abroad = NULL, accommodation = NULL,
         late_reason = NULL, proxy_name = NULL, proxy_reason = NULL WHERE application_id IN (:applicationIds)`,
      { applicationIds },
      tx,
    );
    await database.write(
      `UPDATE help_requests SET place = '', note = '', acknowledgement = NULL, outcome = NULL
       WHERE application_id IN (:applicationIds)`,
      { applicationIds },
      tx,
    );
  };

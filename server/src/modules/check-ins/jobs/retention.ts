import type { Database, Tx } from '../../../platform/database';

const checkInTexts = `city = '', place = '', note = '', address = NULL, phone_abroad = NULL, accommodation = NULL,
  late_reason = NULL, proxy_name = NULL, proxy_reason = NULL`;
const helpRequestTexts = "place = '', note = '', acknowledgement = NULL, outcome = NULL";

/** Erases help requests of a student without a current application. */
export const eraseCheckInsOf =
  ({ database }: { database: Database }) =>
  async (userId: string, tx: Tx): Promise<void> => {
    const where = 'student_id = :userId AND application_id IS NULL';
    await database.execute(`UPDATE check_ins SET ${checkInTexts} WHERE ${where}`, { userId }, tx);
    await database.execute(`UPDATE help_requests SET ${helpRequestTexts} WHERE ${where}`, { userId }, tx);
  };

/**
 * Erases the places of check-ins some time after the end of the stay, because they were collected only to find
 * students in an emergency. Dates and kinds stay.
 */
export const eraseOldWhereabouts =
  ({ database }: { database: Database }) =>
  async (before: Date, tx: Tx): Promise<false> => {
    const over = `(application_id IN (SELECT id FROM applications
      WHERE stage IN ('closed', 'cancelled') AND updated_at < :before) OR (application_id IS NULL`;
    await database.execute(
      `UPDATE check_ins SET ${checkInTexts} WHERE (place <> '' OR city <> '' OR note <> '' OR address IS NOT NULL)
         AND ${over} AND made_at < :before))`,
      { before },
      tx,
    );
    await database.execute(
      `UPDATE help_requests SET ${helpRequestTexts} WHERE (place <> '' OR note <> '' OR outcome IS NOT NULL)
         AND ${over} AND raised_at < :before))`,
      { before },
      tx,
    );
    return false;
  };

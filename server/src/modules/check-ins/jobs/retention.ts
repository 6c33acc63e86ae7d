import type { Database, Tx } from '../../../platform/database';

const checkInTexts = `city = '', place = '', note = '', address = NULL, phone_abroad = NULL, accommodation = NULL,
  late_reason = NULL, proxy_name = NULL, proxy_reason = NULL`;
const helpRequestTexts = "place = '', note = '', acknowledgement = NULL, outcome = NULL";

/** Help requests by somebody with no application under way. */
export const eraseCheckInsOf =
  ({ database }: { database: Database }) =>
  async (userId: string, tx: Tx): Promise<void> => {
    const where = 'student_id = :userId AND application_id IS NULL';
    await database.execute(`UPDATE check_ins SET ${checkInTexts} WHERE ${where}`, { userId }, tx);
    await database.execute(`UPDATE help_requests SET ${helpRequestTexts} WHERE ${where}`, { userId }, tx);
  };

/**
 * Where somebody was, once the stay has been over for so long: it was asked for to find them in need. Dates and kinds
 * stay.
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

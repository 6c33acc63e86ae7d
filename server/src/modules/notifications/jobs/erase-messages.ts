import { containsPattern, type Database, type Tx } from '../../../platform/database';

const erasedText = '（内容已按规定删除）';
/** Messages erased per transaction. */
const batch = 2000;

interface EraseContext {
  readonly database: Database;
}

/** Removes the text of messages about applications; rule, time, channel and outcome stay. */
export const eraseMessages =
  ({ database }: EraseContext) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    await database.execute(
      'UPDATE messages SET text = :erasedText WHERE application_id IN (:applicationIds)',
      { applicationIds, erasedText },
      tx,
    );
    await database.execute(
      `UPDATE deliveries SET detail = NULL
       WHERE message_id IN (SELECT id FROM messages WHERE application_id IN (:applicationIds))`,
      { applicationIds },
      tx,
    );
  };

/**
 * Removes the text of messages about a student that belong to no application: those sent to them and those to staff
 * that contain their name. A message about another person of the same name may lose its text too; the facts stay in
 * the tables of its module.
 */
export const eraseMessagesOf =
  ({ database }: EraseContext) =>
  async (userId: string, tx: Tx): Promise<void> => {
    const person = await database.first<{ name: string }>('SELECT name FROM users WHERE id = :userId', { userId }, tx);
    const containsName = containsPattern(person?.name ?? '');
    await database.execute(
      `UPDATE messages SET title = :erasedText, text = :erasedText WHERE application_id IS NULL
         AND (recipient_id = :userId OR subject_id = :userId
           OR title LIKE :containsName ESCAPE '!' OR text LIKE :containsName ESCAPE '!')`,
      { userId, containsName, erasedText },
      tx,
    );
  };

/** Removes the text of one batch of the messages created before an instant. Returns false when none were left. */
export const eraseOldMessages =
  ({ database }: EraseContext) =>
  async (before: Date, tx: Tx): Promise<boolean> => {
    const rows = await database.select<{ id: string }>(
      `SELECT id FROM messages WHERE created_at < :before AND text <> :erasedText ORDER BY created_at LIMIT ${batch}`,
      { before, erasedText },
      tx,
    );
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    await database.execute(
      'UPDATE messages SET title = :erasedText, text = :erasedText WHERE id IN (:ids)',
      { ids, erasedText },
      tx,
    );
    await database.execute('UPDATE deliveries SET detail = NULL WHERE message_id IN (:ids)', { ids }, tx);
    return true;
  };

import { containsPattern, type Database, type Tx } from '../../platform/database';

const erased = '（内容已按规定删除）';
const batch = 2000;

/**
 * Messages about a student that belong to no application: theirs, and what the staff was told by name. Somebody of the
 * same name may lose a line in an inbox; what happened stands in its own tables.
 */
export const eraseMessagesOf =
  ({ database }: { database: Database }) =>
  async (userId: string, tx: Tx): Promise<void> => {
    const person = await database.first<{ name: string }>('SELECT name FROM users WHERE id = :userId', { userId }, tx);
    const named = containsPattern(person?.name ?? '');
    await database.write(
      `UPDATE messages SET title = :erased, text = :erased WHERE application_id IS NULL
         AND (recipient_id = :userId OR subject_id = :userId OR title LIKE :named ESCAPE '!' OR text LIKE :named ESCAPE '!')`,
      { userId, named, erased },
      tx,
    );
  };

/** The words of messages that are older, some at a time so that nobody waits long. False: none are left. */
export const eraseOldMessages =
  ({ database }: { database: Database }) =>
  async (before: Date, tx: Tx): Promise<boolean> => {
    const rows = await database.select<{ id: string }>(
      `SELECT id FROM messages WHERE created_at < :before AND text <> :erased ORDER BY created_at LIMIT ${batch}`,
      { before, erased },
      tx,
    );
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    await database.write('UPDATE messages SET title = :erased, text = :erased WHERE id IN (:ids)', { ids, erased }, tx);
    await database.write('UPDATE deliveries SET detail = NULL WHERE message_id IN (:ids)', { ids }, tx);
    return true;
  };

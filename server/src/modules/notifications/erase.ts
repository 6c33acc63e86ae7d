import type { Database, Tx } from '../../platform/database';

/** Takes the words out of the messages about applications; rule, time, channel and outcome stay. */
export const eraseMessages =
  ({ database }: { database: Database }) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    await database.write(
      "UPDATE messages SET text = '（内容已按规定删除）' WHERE application_id IN (:applicationIds)",
      { applicationIds },
      tx,
    );
    await database.write(
      `UPDATE deliveries SET detail = NULL
       WHERE message_id IN (SELECT id FROM messages WHERE application_id IN (:applicationIds))`,
      { applicationIds },
      tx,
    );
  };

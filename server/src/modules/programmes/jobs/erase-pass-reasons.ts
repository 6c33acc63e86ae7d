import type { Database, Tx } from '../../../platform/database';

interface Deps {
  readonly database: Database;
}

/** Erases the reasons of passes whose applications are erased, because a reason may name an illness. */
export const erasePassReasons =
  ({ database }: Deps) =>
  async (applicationIds: readonly string[], _now: Date, tx: Tx): Promise<void> => {
    await database.execute(
      `UPDATE late_entry_passes SET reason = '' WHERE EXISTS (SELECT 1 FROM applications a
         WHERE a.id IN (:applicationIds) AND a.student_id = late_entry_passes.student_id
           AND a.programme_id = late_entry_passes.programme_id)`,
      { applicationIds },
      tx,
    );
  };

/** Erases the reasons of one student's passes. */
export const erasePassReasonsOf =
  ({ database }: Deps) =>
  async (userId: string, tx: Tx): Promise<void> => {
    await database.execute("UPDATE late_entry_passes SET reason = '' WHERE student_id = :userId", { userId }, tx);
  };

/** Erases the reasons of old passes, used or not. */
export const eraseOldPassReasons =
  ({ database }: Deps) =>
  async (before: Date, tx: Tx): Promise<false> => {
    await database.execute(
      "UPDATE late_entry_passes SET reason = '' WHERE granted_at < :before AND reason <> ''",
      { before },
      tx,
    );
    return false;
  };

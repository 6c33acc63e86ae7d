import type { CheckInsContext } from '../context';

/** A student's open help request, with the name of the staff who acknowledged it; null when there is none. */
export const openHelp = (
  { database }: CheckInsContext,
  studentId: string,
): Promise<{ takenBy: string | null } | null> =>
  database.first<{ takenBy: string | null }>(
    `SELECT k.name AS takenBy FROM help_requests h LEFT JOIN users k ON k.id = h.acknowledged_by
     WHERE h.student_id = :studentId AND h.closed_at IS NULL ORDER BY h.seq DESC LIMIT 1`,
    { studentId },
  );

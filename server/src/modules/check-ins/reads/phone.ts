import type { Tx } from '../../../platform/database';
import type { CheckInsContext } from '../context';

/**
 * SQL for the phone number of a student abroad: the last number abroad they gave, else the one at home. `student` is
 * the column of the student's id, and `users u` is the student.
 */
export const phoneToCall = (
  student: string,
): string => `COALESCE((SELECT k.phone_abroad FROM check_ins k WHERE k.seq = (
  SELECT MAX(n.seq) FROM check_ins n WHERE n.student_id = ${student} AND n.undone_at IS NULL
    AND n.phone_abroad IS NOT NULL)), u.phone)`;

/** The phone number of one student; null when none is known. */
export async function phoneOf({ database }: CheckInsContext, studentId: string, tx: Tx): Promise<string | null> {
  const row = await database.first<{ phone: string | null }>(
    `SELECT ${phoneToCall('u.id')} AS phone FROM users u WHERE u.id = :studentId`,
    { studentId },
    tx,
  );
  return row?.phone ?? null;
}

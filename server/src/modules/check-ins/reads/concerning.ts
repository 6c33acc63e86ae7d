import type { CheckInsContext } from '../context';

/**
 * The application that a chat message refers to: the stay with the oldest due check-in, else the newest application;
 * null when there is none.
 */
export async function concerning({ database }: CheckInsContext, studentId: string): Promise<string | null> {
  const row = await database.first<{ id: string }>(
    `SELECT id FROM applications WHERE student_id = :studentId AND deleted_at IS NULL
     ORDER BY CASE stage WHEN 'dispatched' THEN 0 ELSE 1 END,
       CASE WHEN stage <> 'dispatched' THEN NULL WHEN arrived_on IS NULL THEN depart_on
         ELSE COALESCE(next_check_in_on, return_on) END, created_at DESC, id LIMIT 1`,
    { studentId },
  );
  return row?.id ?? null;
}

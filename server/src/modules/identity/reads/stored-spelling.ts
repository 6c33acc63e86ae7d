import { setImmediate } from 'node:timers/promises';
import type { RowOf, Tx } from '../../../platform/database';
import { bySpelling, groupBy } from '../account-keys';
import type { IdentityContext } from '../context';
import type { Student } from '../model';
import { rowsPerStatement, type StudentChange } from '../register';

/** The rows with their student numbers as the register spells them: U2026a001 is the student u2026A001. */
export async function inStoredSpelling<S extends StudentChange>(
  { database }: IdentityContext,
  students: readonly S[],
  tx?: Tx,
): Promise<readonly S[]> {
  const spelled: S[] = [];
  for (let at = 0; at < students.length; at += rowsPerStatement) {
    const part = students.slice(at, at + rowsPerStatement);
    const rows = await database.select<Pick<RowOf<Student>, 'student_number'>>(
      'SELECT student_number FROM students WHERE number_key IN (:numbers)',
      { numbers: part.map(({ studentNumber }) => studentNumber.toLowerCase()) },
      tx,
    );
    const byKey = groupBy(rows, ({ student_number: number }) => number.toLowerCase());
    for (const student of part) {
      const { studentNumber: given } = student;
      const stored = bySpelling(byKey.get(given.toLowerCase()) ?? [], given, ({ student_number: number }) => number);
      spelled.push(
        stored && stored.student_number !== given ? { ...student, studentNumber: stored.student_number } : student,
      );
    }
    // A driver that answers at once would let no other request in between.
    await setImmediate();
  }
  return spelled;
}

import { setImmediate } from 'node:timers/promises';
import type { RowOf, Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { Student, User } from '../model';

const rowsPerRead = 1000;

/** Some of the students of the register who are not among the given numbers, and how many they are. */
export interface StudentsOutside {
  readonly total: number;
  readonly items: readonly { readonly studentNumber: string; readonly name: string }[];
}

/** Reads the register in parts, so that other requests are answered meanwhile; `items` begin at `offset`. */
export async function studentsOutside(
  { database }: IdentityContext,
  numbers: ReadonlySet<string>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  tx?: Tx,
): Promise<StudentsOutside> {
  const items: { studentNumber: string; name: string }[] = [];
  let total = 0;
  let after = '';
  for (;;) {
    const rows = await database.select<Pick<RowOf<Student>, 'student_number'> & Pick<RowOf<User>, 'name'>>(
      `SELECT s.student_number, u.name FROM students s JOIN users u ON u.id = s.user_id
       WHERE s.student_number > :after ORDER BY s.student_number LIMIT :rows`,
      { after, rows: rowsPerRead },
      tx,
    );
    for (const { student_number: studentNumber, name } of rows) {
      if (numbers.has(studentNumber)) continue;
      if (total >= offset && items.length < limit) items.push({ studentNumber, name });
      total += 1;
    }
    // A driver that answers at once would let no other request in between.
    await setImmediate();
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerRead) return { total, items };
    after = last.student_number;
  }
}

import type { Me } from '@yuanhang/contract';
import type { RowOf } from '../../../platform/database';
import type { College, Student, User, UserRole } from '../model';

/** One row per role; the columns of role and college are null for a user without them. */
export type MeRow = Pick<RowOf<User>, 'id' | 'name'> & {
  readonly role: RowOf<UserRole>['role'] | null;
  readonly college_id: RowOf<College>['id'] | null;
  readonly college: RowOf<College>['name'] | null;
};
type OwnRecord = Pick<Student, 'studentNumber' | 'level' | 'major' | 'grade' | 'collegeId'> &
  Pick<User, 'phone' | 'email'> & { readonly college: string };

/** The signed-in person for the clients; the college is that of the student or of a role. */
export function presentMe(rows: readonly [MeRow, ...MeRow[]], student: OwnRecord | null): Me {
  const [{ id, name }] = rows;
  const staffed = rows.find((row) => row.college_id !== null);
  const collegeId = student?.collegeId ?? staffed?.college_id ?? null;
  const collegeName = student?.college ?? staffed?.college ?? null;
  return {
    id,
    name,
    roles: rows.flatMap(({ role }) => (role === null ? [] : [role])),
    college: collegeId !== null && collegeName !== null ? { id: collegeId, name: collegeName } : null,
    student: student && {
      studentNumber: student.studentNumber,
      level: student.level,
      major: student.major,
      grade: student.grade,
      phone: student.phone,
      email: student.email,
    },
  };
}

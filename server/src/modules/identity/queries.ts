import type { Me } from '@yuanhang/contract';
import type { Role, StaffRole } from '@yuanhang/domain';
import type { Database, RowOf, Tx } from '../../platform/database';
import type { College, Student, User, UserRole } from './model';

/** What the register says of a student, and the contact data that the student keeps. */
export interface StudentRecord
  extends Pick<User, 'name' | 'phone' | 'email'>,
    Pick<
      Student,
      | 'userId'
      | 'studentNumber'
      | 'pinyin'
      | 'gender'
      | 'birthDate'
      | 'collegeId'
      | 'major'
      | 'level'
      | 'grade'
      | 'gpa'
      | 'address'
      | 'emergencyName'
      | 'emergencyRelation'
      | 'emergencyPhone'
    > {
  /** Its name. */
  readonly college: string;
}
/** A row for each role; what comes from a role or its college is null where there is none. */
type MeRow = Pick<RowOf<User>, 'id' | 'name'> & {
  readonly role: RowOf<UserRole>['role'] | null;
  readonly college_id: RowOf<College>['id'] | null;
  readonly college: RowOf<College>['name'] | null;
};

const studentColumns = `u.id AS userId, u.name, s.student_number AS studentNumber, s.pinyin, s.gender, s.birth_date AS birthDate,
  s.college_id AS collegeId, c.name AS college, s.major, s.level, s.grade, s.gpa, u.phone, u.email, s.address,
  s.emergency_name AS emergencyName, s.emergency_relation AS emergencyRelation, s.emergency_phone AS emergencyPhone`;

export function identityQueries(database: Database) {
  const studentRecord = (userId: string, tx?: Tx): Promise<StudentRecord | null> =>
    database.first<StudentRecord>(
      `SELECT ${studentColumns} FROM students s JOIN users u ON u.id = s.user_id JOIN colleges c ON c.id = s.college_id WHERE s.user_id = :userId`,
      { userId },
      tx,
    );

  return {
    /** Null for a user who is no student. */
    studentRecord,

    /** The signed-in person as the clients show them; null for an unknown user. */
    async me(userId: string, tx?: Tx): Promise<Me | null> {
      const rows = await database.select<MeRow>(
        `SELECT u.id, u.name, r.role, c.id AS college_id, c.name AS college FROM users u LEFT JOIN user_roles r ON r.user_id = u.id
         LEFT JOIN colleges c ON c.id = r.college_id WHERE u.id = :userId`,
        { userId },
        tx,
      );
      const [first] = rows;
      if (!first) return null;
      const student = await studentRecord(userId, tx);
      const staffed = rows.find((row) => row.college_id !== null);
      const collegeId = student?.collegeId ?? staffed?.college_id ?? null;
      const collegeName = student?.college ?? staffed?.college ?? null;
      return {
        id: first.id,
        name: first.name,
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
    },

    /** Active staff of a role; with `collegeId`, only those who answer for that college. */
    staffOf(
      { role, collegeId }: { role: StaffRole; collegeId?: string },
      tx?: Tx,
    ): Promise<{ userId: string; name: string }[]> {
      return database.select(
        `SELECT DISTINCT u.id AS userId, u.name FROM user_roles r JOIN users u ON u.id = r.user_id
         WHERE r.role = :role AND u.status = 'active' ${collegeId === undefined ? '' : 'AND r.college_id = :collegeId'}`,
        { role, collegeId },
        tx,
      );
    },

    /** Every active member of staff with each of their roles; `collegeId` is '' for the whole university. */
    staffRoles(): Promise<{ userId: string; role: Role; collegeId: string }[]> {
      return database.select(
        `SELECT u.id AS userId, r.role, r.college_id AS collegeId FROM user_roles r JOIN users u ON u.id = r.user_id
         WHERE u.status = 'active' AND r.role <> 'student' ORDER BY u.id, r.role, r.college_id`,
      );
    },

    /** Null for an unknown user. */
    async personName(userId: string, tx?: Tx): Promise<string | null> {
      return (
        (await database.first<Pick<RowOf<User>, 'name'>>('SELECT name FROM users WHERE id = :userId', { userId }, tx))
          ?.name ?? null
      );
    },
  };
}
export type IdentityQueries = ReturnType<typeof identityQueries>;

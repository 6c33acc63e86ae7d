import type { Me } from '@yuanhang/contract';
import type { Role, StaffRole } from '@yuanhang/domain';
import type { RowOf, Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { Student, User } from '../model';
import { type MeRow, presentMe } from '../presenters/me';

/** The register data of a student, and the contact data that the student edits. */
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
  /** The name of the college. */
  readonly college: string;
}
const studentColumns = `u.id AS userId, u.name, s.student_number AS studentNumber, s.pinyin, s.gender, s.birth_date AS birthDate,
  s.college_id AS collegeId, c.name AS college, s.major, s.level, s.grade, s.gpa, u.phone, u.email, s.address,
  s.emergency_name AS emergencyName, s.emergency_relation AS emergencyRelation, s.emergency_phone AS emergencyPhone`;

/** The register data of a student; null for a user who is not a student. */
export const studentRecord = ({ database }: IdentityContext, userId: string, tx?: Tx): Promise<StudentRecord | null> =>
  database.first<StudentRecord>(
    `SELECT ${studentColumns} FROM students s JOIN users u ON u.id = s.user_id JOIN colleges c ON c.id = s.college_id WHERE s.user_id = :userId`,
    { userId },
    tx,
  );

/** The signed-in person for the clients; null for an unknown user. */
export async function me(context: IdentityContext, userId: string, tx?: Tx): Promise<Me | null> {
  const rows = await context.database.select<MeRow>(
    `SELECT u.id, u.name, r.role, c.id AS college_id, c.name AS college FROM users u LEFT JOIN user_roles r ON r.user_id = u.id
     LEFT JOIN colleges c ON c.id = r.college_id WHERE u.id = :userId`,
    { userId },
    tx,
  );
  const [first, ...others] = rows;
  return first ? presentMe([first, ...others], await studentRecord(context, userId, tx)) : null;
}

/** Active staff of a role; with `collegeId`, only those responsible for that college. */
export const staffOf = (
  { database }: IdentityContext,
  { role, collegeId }: { readonly role: StaffRole; readonly collegeId?: string },
  tx?: Tx,
): Promise<{ userId: string; name: string }[]> =>
  database.select(
    `SELECT DISTINCT u.id AS userId, u.name FROM user_roles r JOIN users u ON u.id = r.user_id
     WHERE r.role = :role AND u.status = 'active' ${collegeId === undefined ? '' : 'AND r.college_id = :collegeId'}`,
    { role, collegeId },
    tx,
  );

/** Every active member of staff with each of their roles; `collegeId` is '' for roles of the whole university. */
export const staffRoles = ({
  database,
}: IdentityContext): Promise<{ userId: string; role: Role; collegeId: string }[]> =>
  database.select(
    `SELECT u.id AS userId, r.role, r.college_id AS collegeId FROM user_roles r JOIN users u ON u.id = r.user_id
     WHERE u.status = 'active' AND r.role <> 'student' ORDER BY u.id, r.role, r.college_id`,
  );

/** Null for an unknown user. */
export async function personName({ database }: IdentityContext, userId: string, tx?: Tx): Promise<string | null> {
  const sql = 'SELECT name FROM users WHERE id = :userId';
  return (await database.first<Pick<RowOf<User>, 'name'>>(sql, { userId }, tx))?.name ?? null;
}

import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { maskMiddle } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import { searchCondition } from '../../../platform/search';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import { presentStudent, presentStudentDetail, type StudentRow } from '../presenters/student';
import { type Scope, staffScope } from './staff-scope';

const select = `SELECT u.id, s.student_number, u.name, s.pinyin, s.gender, c.id AS college_id, c.code AS college_code,
    c.name AS college_name, s.major, s.level, s.grade, u.status, s.birth_date, s.gpa, s.gpa_scale,
    s.average_score, s.class_rank, s.ranked_on, s.sanction, s.nationality, u.phone, u.email, s.identity_card_sealed
  FROM students s LEFT JOIN users u ON u.id = s.user_id LEFT JOIN colleges c ON c.id = s.college_id`;

/** The students of the register whom a member of staff may see. */
const scopeOf = (principal: Principal): Scope =>
  staffScope(principal, 'register', { student: 's.user_id', college: 's.college_id' });

/** The students whom a member of staff may see, by student number. */
export async function listStudents(
  { database }: IdentityContext,
  principal: Principal,
  { cursor, limit = 30, q, collegeId, level }: z.output<typeof peopleSchemas.students.query>,
): Promise<ResponseOf<typeof peopleSchemas.students>> {
  const after = decodeCursor(cursor, z.tuple([z.string()]));
  const scope = scopeOf(principal);
  const searched = q ? await searchCondition(database, q, 'student', 's.user_id') : null;
  const where = [
    scope.where,
    ...(searched ? [searched.where] : []),
    ...(collegeId ? ['s.college_id = :collegeId'] : []),
    ...(level ? ['s.level = :level'] : []),
    ...(after ? ['s.student_number > :after'] : []),
  ];
  const rows = await database.select<StudentRow>(
    `${select} WHERE ${where.join(' AND ')} ORDER BY s.student_number LIMIT :rows`,
    {
      ...scope.values,
      ...searched?.values,
      collegeId,
      level,
      after: after?.[0],
      rows: limit + 1,
    },
  );
  return pageOf(rows, limit, (row) => [row.student_number], presentStudent);
}

/** A visible student, with the identity card number masked. Throws `not_found`. */
export async function studentDetail(
  context: IdentityContext,
  principal: Principal,
  id: string,
): Promise<ResponseOf<typeof peopleSchemas.student>> {
  const row = await findStudent(context, principal, id);
  const card = identityCardOf(context, row);
  return presentStudentDetail(row, card ? maskMiddle(card) : null);
}

/** The row of a student visible to this member of staff. Throws `not_found`. */
export async function findStudent(
  { database }: IdentityContext,
  principal: Principal,
  id: string,
  tx?: Tx,
): Promise<StudentRow> {
  const scope = scopeOf(principal);
  const sql = `${select} WHERE s.user_id = :id AND ${scope.where}`;
  const row = await database.first<StudentRow>(sql, { ...scope.values, id }, tx);
  if (!row) throw new AppError('not_found');
  return row;
}

/** The number in the clear; null when the register has none. */
export const identityCardOf = (
  { cipher }: IdentityContext,
  { id, identity_card_sealed: sealed }: StudentRow,
): string | null => sealed && cipher.open(sealed, identityCardContext(id));

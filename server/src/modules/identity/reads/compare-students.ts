import { setImmediate } from 'node:timers/promises';
import { maskMiddle } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import type { Student } from '../model';
import { type FieldChange, type RegisterColumns, rowsPerStatement, type StudentChange } from '../register';
import { collegeIdsByCode } from './colleges';

/** The register and account data of a student before a change. */
export type KnownStudent = Pick<Student, 'userId' | 'studentNumber'> &
  RegisterColumns & { readonly collegeCode: string };
const knownColumns = `s.user_id AS userId, s.student_number AS studentNumber, s.identity_card_sealed AS identityCardSealed,
  s.pinyin, s.gender, s.birth_date AS birthDate, s.college_id AS collegeId, c.code AS collegeCode, s.major, s.level,
  s.grade, s.gpa, s.gpa_scale AS gpaScale,
  s.average_score AS averageScore, s.class_rank AS classRank, s.ranked_on AS rankedOn, s.sanction, s.nationality, u.name, u.cas_id AS casId, u.phone, u.email`;

/** A student of the register whom a row changes. */
export interface ChangedStudent {
  readonly index: number;
  readonly userId: string;
  readonly known: KnownStudent;
  readonly student: StudentChange;
  readonly fields: readonly FieldChange[];
}
/** What rows would do: `index` is the position of a row. */
export interface StudentComparison {
  readonly fresh: readonly { readonly index: number; readonly student: StudentChange }[];
  readonly changed: readonly ChangedStudent[];
  readonly unchanged: number;
}
const registerFields = [
  'pinyin',
  'gender',
  'birthDate',
  'collegeCode',
  'major',
  'level',
  'grade',
  'gpa',
  'gpaScale',
  'averageScore',
  'rankedOn',
  'sanction',
  'nationality',
] as const;

/** Compares rows with the register by student number; writes nothing. The rows have no problems (`studentProblems`). */
export async function compareStudents(
  context: IdentityContext,
  students: readonly StudentChange[],
  tx?: Tx,
): Promise<StudentComparison> {
  const fresh: { index: number; student: StudentChange }[] = [];
  const changed: ChangedStudent[] = [];
  let unchanged = 0;
  for (let at = 0; at < students.length; at += rowsPerStatement) {
    const part = students.slice(at, at + rowsPerStatement);
    const numbers = part.map(({ studentNumber }) => studentNumber);
    const rows = await knownStudents(context, { numbers }, tx);
    // A driver that answers at once would let no other request in between.
    await setImmediate();
    const byNumber = new Map(rows.map((row) => [row.studentNumber, row]));
    for (const [offset, student] of part.entries()) {
      const index = at + offset;
      const known = byNumber.get(student.studentNumber);
      if (!known) {
        fresh.push({ index, student });
        continue;
      }
      const fields = fieldChanges(context, known, student);
      if (fields.length === 0) unchanged += 1;
      else changed.push({ index, userId: known.userId, known, student, fields });
    }
  }
  return { fresh, changed, unchanged };
}

/** The stored data of students by their ids or numbers. */
export const knownStudents = (
  { database }: IdentityContext,
  of: { readonly ids: readonly string[] } | { readonly numbers: readonly string[] },
  tx?: Tx,
): Promise<KnownStudent[]> =>
  database.select<KnownStudent>(
    `SELECT ${knownColumns} FROM students s JOIN users u ON u.id = s.user_id LEFT JOIN colleges c ON c.id = s.college_id
     WHERE ${'ids' in of ? 's.user_id IN (:ids)' : 's.student_number IN (:numbers)'}`,
    of,
    tx,
  );

/** Contact data are used only if the student entered none. */
function fieldChanges(context: IdentityContext, known: KnownStudent, student: StudentChange): readonly FieldChange[] {
  const found: FieldChange[] = [];
  const compare = (field: FieldChange['field'], from: string | null, to: string | null | undefined) => {
    if (to !== undefined && to !== from) found.push({ field, from: from ?? '', to: to ?? '' });
  };
  compare('name', known.name, student.name);
  for (const field of registerFields) compare(field, known[field], student[field]);
  compare('rank', known.classRank, student.rank);
  if (!known.phone && student.phone) compare('phone', known.phone, student.phone);
  if (!known.email && student.email) compare('email', known.email, student.email);
  const card = student.identityCard === undefined ? undefined : (student.identityCard?.toUpperCase() ?? null);
  const stored = card === undefined ? null : openedCard(context, known);
  if (card !== undefined && card !== stored)
    found.push({ field: 'identityCard', from: stored ? maskMiddle(stored) : '', to: card ? maskMiddle(card) : '' });
  compare('casId', known.casId, student.casId);
  return found;
}

const openedCard = ({ cipher }: IdentityContext, { userId, identityCardSealed: sealed }: KnownStudent): string | null =>
  sealed && cipher.open(sealed, identityCardContext(userId));

/** The ids of the colleges that rows name. Throws `invalid_input` for an unknown one. */
export async function collegeIdsOf(context: IdentityContext, tx: Tx): Promise<(code: string) => string> {
  const colleges = await collegeIdsByCode(context, tx);
  return (code) => {
    const id = colleges.get(code);
    if (id === undefined) throw new AppError('invalid_input', { message: `没有代码为 ${code} 的学院` });
    return id;
  };
}

import { newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import { Student, User, UserRole } from '../model';
import { type ChangedStudent, collegeIdsOf, compareStudents, type StudentComparison } from '../reads/compare-students';
import { isComplete, rowsPerStatement, type StudentChange, type SyncResult } from '../register';

/** Adds and changes students by their number. The rows have no problems (`studentProblems`). */
export async function upsertStudents(
  context: IdentityContext,
  students: readonly StudentChange[],
  tx: Tx,
): Promise<SyncResult> {
  return applyStudents(context, await compareStudents(context, students, tx), tx);
}

/** Writes what a comparison in the same transaction has found. */
export async function applyStudents(
  context: IdentityContext,
  { fresh, changed, unchanged }: StudentComparison,
  tx: Tx,
): Promise<SyncResult> {
  const collegeId = await collegeIdsOf(context, tx);
  for (let at = 0; at < fresh.length; at += rowsPerStatement) {
    const students = fresh.slice(at, at + rowsPerStatement).map(({ student }) => student);
    await addStudents(context, students, collegeId, tx);
  }
  await changeStudents(context, changed, collegeId, tx);
  return { created: fresh.length, updated: changed.length, unchanged };
}

async function addStudents(
  context: IdentityContext,
  students: readonly StudentChange[],
  collegeIdOf: (code: string) => string,
  tx: Tx,
): Promise<void> {
  const { database, clock } = context;
  const now = clock.now();
  const rows = students.map((student) => {
    if (!isComplete(student))
      throw new AppError('invalid_input', { message: `新学生 ${student.studentNumber} 的资料不全` });
    return { id: newId(), student };
  });
  const users = rows.map(({ id, student }) => ({
    id,
    name: student.name,
    casId: student.casId === undefined ? student.studentNumber : student.casId,
    phone: student.phone ?? null,
    email: student.email ?? null,
    status: 'active' as const,
    createdAt: now,
    updatedAt: now,
  }));
  // Uses the typed writer, because a file has up to 20,000 rows and `bulkCreate` takes twice as long.
  await database.addAll(User, users, tx);
  await database.addAll(
    UserRole,
    rows.map(({ id }) => ({ userId: id, role: 'student' as const, collegeId: '' })),
    tx,
  );
  await database.addAll(
    Student,
    rows.map(({ id, student }) => {
      const { studentNumber, pinyin, gender, birthDate, collegeCode, major, level, grade, gpa = '' } = student;
      return {
        userId: id,
        ...{ studentNumber, pinyin, gender, birthDate, major, level, grade, gpa },
        collegeId: collegeIdOf(collegeCode),
        identityCardSealed: sealedCard(context, id, student.identityCard),
      };
    }),
    tx,
  );
}

/** Not `save`: it would raise the version, and an administrator who edits the account would have to start again. */
async function changeStudents(
  context: IdentityContext,
  changed: readonly ChangedStudent[],
  collegeIdOf: (code: string) => string,
  tx: Tx,
): Promise<void> {
  const { database, clock } = context;
  for (const field of ['pinyin', 'gender', 'birthDate', 'major', 'level', 'grade', 'gpa'] as const)
    await database.changeEach(Student, 'userId', field, valuesOf(changed, field), tx);
  const colleges = valuesOf(changed, 'collegeCode').map(([id, code]) => [id, collegeIdOf(code)] as const);
  await database.changeEach(Student, 'userId', 'collegeId', colleges, tx);
  for (let at = 0; at < changed.length; at += rowsPerStatement) {
    const cards = valuesOf(changed.slice(at, at + rowsPerStatement), 'identityCard');
    const sealed = cards.map(([id, card]) => [id, sealedCard(context, id, card)] as const);
    await database.changeEach(Student, 'userId', 'identityCardSealed', sealed, tx);
  }
  for (const field of ['name', 'casId', 'phone', 'email'] as const)
    await database.changeEach(User, 'id', field, valuesOf(changed, field), tx);
  const ofUser = changed.filter(({ fields }) => fields.some(({ field }) => userFields.has(field)));
  const now = clock.now();
  await database.changeEach(
    User,
    'id',
    'updatedAt',
    ofUser.map(({ userId }) => [userId, now] as const),
    tx,
  );
}
const userFields: ReadonlySet<keyof StudentChange> = new Set(['name', 'casId', 'phone', 'email']);

/** The new values of a field, of the students in whom it changes. */
function valuesOf<F extends keyof StudentChange>(
  changed: readonly ChangedStudent[],
  field: F,
): (readonly [userId: string, value: Exclude<StudentChange[F], undefined>])[] {
  return changed.flatMap(({ userId, student, fields }) => {
    const value = student[field];
    return value !== undefined && fields.some((one) => one.field === field)
      ? [[userId, value as Exclude<StudentChange[F], undefined>] as const]
      : [];
  });
}

const sealedCard = ({ cipher }: IdentityContext, userId: string, card: string | null | undefined): string | null =>
  card ? cipher.seal(card.toUpperCase(), identityCardContext(userId)) : null;

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
  for (const one of changed) await changeStudent(context, one, collegeId, tx);
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

async function changeStudent(
  context: IdentityContext,
  { userId: id, student, fields }: ChangedStudent,
  collegeIdOf: (code: string) => string,
  tx: Tx,
): Promise<void> {
  const { database, clock } = context;
  const changes = new Set<string>(fields.map(({ field }) => field));
  const { pinyin, gender, birthDate, collegeCode, major, level, grade, gpa, name, casId, phone, email } = student;
  const register = {
    ...pickFrom(changes, { pinyin, gender, birthDate, major, level, grade, gpa }),
    ...(changes.has('collegeCode') && collegeCode !== undefined ? { collegeId: collegeIdOf(collegeCode) } : {}),
    ...(changes.has('identityCard') ? { identityCardSealed: sealedCard(context, id, student.identityCard) } : {}),
  };
  const user = pickFrom(changes, { name, casId, phone, email });
  const wanted = { where: { userId: id }, transaction: tx };
  if (Object.keys(register).length > 0) await database.model(Student).update(register, wanted);
  // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
  if (Object.keys(user).length > 0)
    await database.model(User).update({ ...user, updatedAt: clock.now() }, { where: { id }, transaction: tx });
}

/** The values under these keys. A field that changes has a value. */
const pickFrom = <T extends object>(keys: ReadonlySet<string>, values: T) =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => keys.has(key) && value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const sealedCard = ({ cipher }: IdentityContext, userId: string, card: string | null | undefined): string | null =>
  card ? cipher.seal(card.toUpperCase(), identityCardContext(userId)) : null;

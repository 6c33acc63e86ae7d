import { newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import { keepStudentsSearchable } from '../jobs/search-index';
import { Student, User, UserRole } from '../model';
import { type ChangedStudent, collegeIdsOf, compareStudents, type StudentComparison } from '../reads/compare-students';
import {
  isComplete,
  type RegisterStep,
  type RegisterValues,
  rowsPerStatement,
  type StudentChange,
  type SyncResult,
} from '../register';
import { writeRegister } from './write-register';

/** Adds and changes students by their number. The rows have no problems (`studentProblems`). */
export async function upsertStudents(
  context: IdentityContext,
  students: readonly StudentChange[],
  tx: Tx,
): Promise<SyncResult> {
  const comparison = await compareStudents(context, students, tx);
  await applyStudents(context, comparison, tx);
  const { fresh, changed, unchanged } = comparison;
  return { created: fresh.length, updated: changed.length, unchanged };
}

/** Writes what a comparison in the same transaction has found. Returns what was written, by student. */
export async function applyStudents(
  context: IdentityContext,
  { fresh, changed }: StudentComparison,
  tx: Tx,
): Promise<readonly RegisterStep[]> {
  const collegeId = await collegeIdsOf(context, tx);
  const steps: RegisterStep[] = [];
  for (let at = 0; at < fresh.length; at += rowsPerStatement) {
    const students = fresh.slice(at, at + rowsPerStatement).map(({ student }) => student);
    steps.push(...(await addStudents(context, students, collegeId, tx)));
  }
  for (let at = 0; at < changed.length; at += rowsPerStatement) {
    const part = changed.slice(at, at + rowsPerStatement).map((one) => stepOf(context, one, collegeId));
    await writeRegister(
      context,
      part.map(({ userId, after }) => ({ userId, values: after })),
      tx,
    );
    steps.push(...part);
  }
  return steps;
}

async function addStudents(
  context: IdentityContext,
  students: readonly StudentChange[],
  collegeIdOf: (code: string) => string,
  tx: Tx,
): Promise<readonly RegisterStep[]> {
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
  const registered = rows.map(({ id, student }) => {
    const { studentNumber, pinyin, gender, birthDate, collegeCode, major, level, grade, gpa = '' } = student;
    return {
      userId: id,
      ...{ studentNumber, pinyin, gender, birthDate, major, level, grade, gpa },
      ...furtherFields(student),
      collegeId: collegeIdOf(collegeCode),
      identityCardSealed: sealedCard(context, id, student.identityCard),
    };
  });
  await database.addAll(Student, registered, tx);
  await keepStudentsSearchable(
    database,
    rows.map(({ id }) => id),
    tx,
  );
  return registered.flatMap(({ userId, studentNumber, ...ofStudent }, index) => {
    const user = users[index];
    if (!user) return [];
    const { name, casId, phone, email } = user;
    return [{ userId, before: null, after: { ...ofStudent, name, casId, phone, email } }];
  });
}

/** The fields of the register that a new student need not have. */
const furtherFields = ({
  gpaScale = null,
  averageScore = null,
  rank = null,
  rankedOn = null,
  sanction = null,
  nationality = null,
}: StudentChange) => ({ gpaScale, averageScore, classRank: rank, rankedOn, sanction, nationality });

/** The values of the columns that change, before and after. */
function stepOf(
  context: IdentityContext,
  { userId, known, student, fields }: ChangedStudent,
  collegeIdOf: (code: string) => string,
): RegisterStep {
  const changes = new Set<string>(fields.map(({ field }) => field));
  const { pinyin, gender, birthDate, collegeCode, major, level, grade, gpa, name, casId, phone, email } = student;
  const { gpaScale, averageScore, rank, rankedOn, sanction, nationality } = student;
  const after: RegisterValues = {
    ...pickFrom(changes, { pinyin, gender, birthDate, major, level, grade, gpa, name, casId, phone, email }),
    ...pickFrom(changes, { gpaScale, averageScore, rankedOn, sanction, nationality }),
    ...(changes.has('rank') && rank !== undefined ? { classRank: rank } : {}),
    ...(changes.has('collegeCode') && collegeCode !== undefined ? { collegeId: collegeIdOf(collegeCode) } : {}),
    ...(changes.has('identityCard') ? { identityCardSealed: sealedCard(context, userId, student.identityCard) } : {}),
  };
  const { studentNumber: _, userId: __, collegeCode: ___, ...before } = known;
  return { userId, before: pickFrom(new Set(Object.keys(after)), before), after };
}

/** The values under these keys. A field that changes has a value. */
const pickFrom = <T extends object>(keys: ReadonlySet<string>, values: T) =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => keys.has(key) && value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const sealedCard = ({ cipher }: IdentityContext, userId: string, card: string | null | undefined): string | null =>
  card ? cipher.seal(card.toUpperCase(), identityCardContext(userId)) : null;

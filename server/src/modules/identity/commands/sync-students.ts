import { newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import { Student, User, UserRole } from '../model';
import { collegeIdsByCode } from '../reads/colleges';
import { rowsPerStatement, type StudentInput, type SyncResult } from '../register';

/** The register and account data of a student before a synchronisation. */
type KnownStudent = Pick<Student, 'userId' | 'studentNumber' | 'identityCardSealed'> &
  Pick<Student, 'pinyin' | 'gender' | 'birthDate' | 'collegeId' | 'major' | 'level' | 'grade' | 'gpa'> &
  Pick<User, 'name' | 'casId' | 'phone' | 'email'>;
const knownColumns = `s.user_id AS userId, s.student_number AS studentNumber, s.identity_card_sealed AS identityCardSealed,
  s.pinyin, s.gender, s.birth_date AS birthDate, s.college_id AS collegeId, s.major, s.level, s.grade, s.gpa,
  u.name, u.cas_id AS casId, u.phone, u.email`;

/** Adds and changes students by their number. The rows have no problems (`studentProblems`). */
export async function upsertStudents(
  context: IdentityContext,
  students: readonly StudentInput[],
  tx: Tx,
): Promise<SyncResult> {
  const colleges = await collegeIdsByCode(context, tx);
  const count = { created: 0, updated: 0, unchanged: 0 };
  for (let at = 0; at < students.length; at += rowsPerStatement) {
    const part = students.slice(at, at + rowsPerStatement);
    const rows = await context.database.select<KnownStudent>(
      `SELECT ${knownColumns} FROM students s JOIN users u ON u.id = s.user_id
       WHERE s.student_number IN (:numbers)`,
      { numbers: part.map(({ studentNumber }) => studentNumber) },
      tx,
    );
    const byNumber = new Map(rows.map((row) => [row.studentNumber, row]));
    const fresh = part.filter(({ studentNumber }) => !byNumber.has(studentNumber));
    await addStudents(context, fresh, colleges, tx);
    count.created += fresh.length;
    for (const student of part) {
      const row = byNumber.get(student.studentNumber);
      if (!row) continue;
      count[(await changeStudent(context, row, student, colleges, tx)) ? 'updated' : 'unchanged'] += 1;
    }
  }
  return count;
}

async function addStudents(
  context: IdentityContext,
  students: readonly StudentInput[],
  colleges: ReadonlyMap<string, string>,
  tx: Tx,
): Promise<void> {
  const { database, clock } = context;
  const now = clock.now();
  const rows = students.map((student) => ({ id: newId(), student }));
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
    rows.map(({ id, student }) => ({
      userId: id,
      studentNumber: student.studentNumber,
      ...registerFields(student, colleges),
      identityCardSealed: sealedCard(context, id, student.identityCard),
    })),
    tx,
  );
}

/** Updates a student and returns whether anything changed. Contact data are used only if the student entered none. */
async function changeStudent(
  context: IdentityContext,
  known: KnownStudent,
  student: StudentInput,
  colleges: ReadonlyMap<string, string>,
  tx: Tx,
): Promise<boolean> {
  const { database, clock, cipher } = context;
  const id = known.userId;
  const card = student.identityCard;
  const stored = known.identityCardSealed && cipher.open(known.identityCardSealed, identityCardContext(id));
  const cardChanges = card !== undefined && (card?.toUpperCase() ?? null) !== stored;
  const register = changed(known, {
    ...registerFields(student, colleges),
    ...(cardChanges ? { identityCardSealed: sealedCard(context, id, card) } : {}),
  });
  const user = changed(known, {
    name: student.name,
    ...(student.casId === undefined ? {} : { casId: student.casId }),
    ...(student.phone && !known.phone ? { phone: student.phone } : {}),
    ...(student.email && !known.email ? { email: student.email } : {}),
  });
  if (register) await database.model(Student).update(register, { where: { userId: id }, transaction: tx });
  // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
  if (user) await database.model(User).update({ ...user, updatedAt: clock.now() }, { where: { id }, transaction: tx });
  return register !== null || user !== null;
}

const sealedCard = ({ cipher }: IdentityContext, userId: string, card: string | null | undefined): string | null =>
  card ? cipher.seal(card.toUpperCase(), identityCardContext(userId)) : null;

function registerFields(student: StudentInput, colleges: ReadonlyMap<string, string>) {
  const { pinyin, gender, birthDate, collegeCode, major, level, grade, gpa } = student;
  const collegeId = colleges.get(collegeCode);
  if (collegeId === undefined) throw new AppError('invalid_input', { message: `没有代码为 ${collegeCode} 的学院` });
  return { pinyin, gender, birthDate, collegeId, major, level, grade, gpa };
}

/** The wanted values that differ from the known ones; null when none does. */
function changed<R extends Readonly<Record<string, string | null>>>(known: object, wanted: R): Partial<R> | null {
  const before = new Map<string, unknown>(Object.entries(known));
  const different = Object.entries(wanted).filter(([key, value]) => before.get(key) !== value);
  return different.length === 0 ? null : (Object.fromEntries(different) as Partial<R>);
}

import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { isIdentityCard, isPhone, type Problem } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import { type Database, newId, type RowOf, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { College, Student, User, UserRole } from './model';

export type StudentInput = z.output<typeof peopleSchemas.studentInput>;
export type SyncResult = z.output<typeof peopleSchemas.synced>;
/** What is wrong with the given row at `index`; `field` is a field of that row. */
export interface RowProblem extends Problem {
  readonly index: number;
}

/** What the register and the account of a student hold before a synchronisation. */
type KnownStudent = Pick<Student, 'userId' | 'studentNumber' | 'identityCardSealed'> &
  Pick<Student, 'pinyin' | 'gender' | 'birthDate' | 'collegeId' | 'major' | 'level' | 'grade' | 'gpa'> &
  Pick<User, 'name' | 'casId' | 'phone' | 'email'>;
const knownColumns = `s.user_id AS userId, s.student_number AS studentNumber, s.identity_card_sealed AS identityCardSealed,
  s.pinyin, s.gender, s.birth_date AS birthDate, s.college_id AS collegeId, s.major, s.level, s.grade, s.gpa,
  u.name, u.cas_id AS casId, u.phone, u.email`;
/** Rows for each statement: enough to be fast, and few enough for the packet size of MariaDB. */
const chunk = 200;

export const identityCardContext = (userId: string) => `student:${userId}:identityCard`;

/** The student register and the colleges, filled by synchronisation and imports. */
export function createRegister({ database, clock, cipher }: { database: Database; clock: Clock; cipher: FieldCipher }) {
  /** CAS ids among the given that belong to somebody who is not one of the given students. */
  async function takenAccounts(students: readonly StudentInput[], tx: Tx): Promise<ReadonlySet<string>> {
    const numbers = new Set(students.map(({ studentNumber }) => studentNumber));
    const named = students.flatMap(({ casId }) => casId ?? []);
    const taken = new Set<string>();
    for (let at = 0; at < named.length; at += chunk) {
      const rows = await database.select<{ cas_id: string; student_number: RowOf<Student>['student_number'] | null }>(
        `SELECT u.cas_id, s.student_number FROM users u LEFT JOIN students s ON s.user_id = u.id
         WHERE u.cas_id IN (:accounts)`,
        { accounts: named.slice(at, at + chunk) },
        tx,
      );
      for (const row of rows)
        if (row.student_number === null || !numbers.has(row.student_number)) taken.add(row.cas_id);
    }
    return taken;
  }

  /** What the schema of a student cannot check: duplicates, colleges, checksums. */
  async function problemsOf(students: readonly StudentInput[], tx: Tx): Promise<RowProblem[]> {
    const known = await database.select<Pick<RowOf<College>, 'code'>>('SELECT code FROM colleges', {}, tx);
    const codes = new Set(known.map(({ code }) => code));
    const taken = await takenAccounts(students, tx);
    const numbers = new Set<string>();
    const accounts = new Set<string>();
    return students.flatMap((student, index) => {
      const found: RowProblem[] = [];
      const wrong = (field: string, code: string, message: string) => found.push({ index, field, code, message });
      const { studentNumber, collegeCode, identityCard, phone, casId } = student;
      if (numbers.has(studentNumber)) wrong('studentNumber', 'duplicate', '学号在这批数据中重复');
      numbers.add(studentNumber);
      if (casId) {
        if (accounts.has(casId)) wrong('casId', 'duplicate', '统一认证账号在这批数据中重复');
        else if (taken.has(casId)) wrong('casId', 'taken', '统一认证账号已属于另一个人');
        accounts.add(casId);
      }
      if (!codes.has(collegeCode)) wrong('collegeCode', 'unknown_college', `没有代码为 ${collegeCode} 的学院`);
      if (identityCard && !isIdentityCard(identityCard)) wrong('identityCard', 'invalid', '身份证号不正确');
      if (phone && !isPhone(phone)) wrong('phone', 'invalid_phone', '电话号码不正确');
      return found;
    });
  }

  const sealedCard = (userId: string, card: string | null | undefined) =>
    card ? cipher.seal(card.toUpperCase(), identityCardContext(userId)) : null;

  async function addAll(students: readonly StudentInput[], colleges: ReadonlyMap<string, string>, tx: Tx) {
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
    // The typed writer, because a file has up to 20,000 rows: `bulkCreate` takes twice as long.
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
        identityCardSealed: sealedCard(id, student.identityCard),
      })),
      tx,
    );
  }

  /** Whether anything changed. Contact data are taken only where the student gave none. */
  async function change(known: KnownStudent, student: StudentInput, colleges: ReadonlyMap<string, string>, tx: Tx) {
    const id = known.userId;
    const card = student.identityCard;
    const stored = known.identityCardSealed && cipher.open(known.identityCardSealed, identityCardContext(id));
    const cardChanges = card !== undefined && (card?.toUpperCase() ?? null) !== stored;
    const register = changed(known, {
      ...registerFields(student, colleges),
      ...(cardChanges ? { identityCardSealed: sealedCard(id, card) } : {}),
    });
    const user = changed(known, {
      name: student.name,
      ...(student.casId === undefined ? {} : { casId: student.casId }),
      ...(student.phone && !known.phone ? { phone: student.phone } : {}),
      ...(student.email && !known.email ? { email: student.email } : {}),
    });
    if (register) await database.model(Student).update(register, { where: { userId: id }, transaction: tx });
    // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
    if (user)
      await database.model(User).update({ ...user, updatedAt: clock.now() }, { where: { id }, transaction: tx });
    return register !== null || user !== null;
  }

  return {
    problemsOf,

    /** Adds and changes students by their number. The rows have no problems (`problemsOf`). */
    async upsertStudents(students: readonly StudentInput[], tx: Tx): Promise<SyncResult> {
      const known = await database.select<Pick<RowOf<College>, 'id' | 'code'>>('SELECT id, code FROM colleges', {}, tx);
      const colleges = new Map(known.map(({ id, code }) => [code, id]));
      const count = { created: 0, updated: 0, unchanged: 0 };
      for (let at = 0; at < students.length; at += chunk) {
        const part = students.slice(at, at + chunk);
        const rows = await database.select<KnownStudent>(
          `SELECT ${knownColumns} FROM students s JOIN users u ON u.id = s.user_id
           WHERE s.student_number IN (:numbers)`,
          { numbers: part.map(({ studentNumber }) => studentNumber) },
          tx,
        );
        const byNumber = new Map(rows.map((row) => [row.studentNumber, row]));
        const fresh = part.filter(({ studentNumber }) => !byNumber.has(studentNumber));
        await addAll(fresh, colleges, tx);
        count.created += fresh.length;
        for (const student of part) {
          const row = byNumber.get(student.studentNumber);
          if (!row) continue;
          count[(await change(row, student, colleges, tx)) ? 'updated' : 'unchanged'] += 1;
        }
      }
      return count;
    },

    /** Adds colleges, and renames those whose code is known. */
    async upsertColleges(colleges: readonly { code: string; name: string }[], tx: Tx): Promise<SyncResult> {
      const count = { created: 0, updated: 0, unchanged: 0 };
      for (const { code, name } of colleges) {
        const known = await database.model(College).findOne({ where: { code }, transaction: tx });
        const outcome = !known ? 'created' : known.name === name ? 'unchanged' : 'updated';
        if (known) await known.update({ name }, { transaction: tx });
        else await database.model(College).create({ id: newId(), code, name }, { transaction: tx });
        count[outcome] += 1;
      }
      return count;
    },
  };
}
export type Register = ReturnType<typeof createRegister>;

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

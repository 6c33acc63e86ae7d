import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { isIdentityCard, isPhone, type Problem } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import { type Database, newId, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';

export type StudentInput = z.output<typeof peopleSchemas.studentInput>;
export type SyncResult = z.output<typeof peopleSchemas.synced>;
/** What is wrong with the n-th of the given rows; `field` is the row's own. */
export interface RowProblem extends Problem {
  readonly index: number;
}

interface KnownRow {
  readonly user_id: string;
  readonly student_number: string;
  readonly name: string;
  readonly cas_id: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly pinyin: string;
  readonly gender: string;
  readonly birth_date: string;
  readonly college_id: string;
  readonly major: string;
  readonly level: string;
  readonly grade: string;
  readonly gpa: string;
  readonly identity_card_sealed: string | null;
}
/** Rows to a statement: enough to be quick, few enough for any packet. */
const chunk = 200;

export const identityCardContext = (userId: string) => `student:${userId}:identityCard`;

/** The student register, filled by synchronisation and imports. */
export function createRegister({ database, clock, cipher }: { database: Database; clock: Clock; cipher: FieldCipher }) {
  /** CAS accounts of people whom the given students do not replace. */
  async function takenAccounts(students: readonly StudentInput[], tx: Tx): Promise<ReadonlySet<string>> {
    const numbers = new Set(students.map(({ studentNumber }) => studentNumber));
    const named = students.flatMap(({ casId }) => casId ?? []);
    const taken = new Set<string>();
    for (let at = 0; at < named.length; at += chunk) {
      const rows = await database.select<{ cas_id: string; student_number: string | null }>(
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

  /** What the schema cannot say. */
  async function problemsOf(students: readonly StudentInput[], tx: Tx): Promise<RowProblem[]> {
    const known = await database.select<{ code: string }>('SELECT code FROM colleges', {}, tx);
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
      cas_id: student.casId === undefined ? student.studentNumber : student.casId,
      phone: student.phone ?? null,
      email: student.email ?? null,
      status: 'active',
      version: 0,
      created_at: now,
      updated_at: now,
    }));
    await database.insertAll('users', users, tx);
    await database.insertAll(
      'user_roles',
      rows.map(({ id }) => ({ user_id: id, role: 'student', college_id: '' })),
      tx,
    );
    await database.insertAll(
      'students',
      rows.map(({ id, student }) => ({
        user_id: id,
        student_number: student.studentNumber,
        ...registerColumns(student, colleges),
        identity_card_sealed: sealedCard(id, student.identityCard),
      })),
      tx,
    );
  }

  /** Whether anything changed. What students keep themselves is taken only where they gave nothing. */
  async function change(known: KnownRow, student: StudentInput, colleges: ReadonlyMap<string, string>, tx: Tx) {
    const id = known.user_id;
    const card = student.identityCard;
    const stored = known.identity_card_sealed && cipher.open(known.identity_card_sealed, identityCardContext(id));
    const cardChanges = card !== undefined && (card?.toUpperCase() ?? null) !== stored;
    const register = changed(known, {
      ...registerColumns(student, colleges),
      ...(cardChanges ? { identity_card_sealed: sealedCard(id, card) } : {}),
    });
    const user = changed(known, {
      name: student.name,
      ...(student.casId === undefined ? {} : { cas_id: student.casId }),
      ...(student.phone && !known.phone ? { phone: student.phone } : {}),
      ...(student.email && !known.email ? { email: student.email } : {}),
    });
    if (register) await database.update('students', { user_id: id }, register, tx);
    if (user) await database.update('users', { id }, { ...user, updated_at: clock.now() }, tx);
    return register !== null || user !== null;
  }

  return {
    problemsOf,

    /** Adds and changes by student number. The rows have no problems. Throws `already_exists` for a CAS id of two. */
    async upsertStudents(students: readonly StudentInput[], tx: Tx): Promise<SyncResult> {
      const known = await database.select<{ id: string; code: string }>('SELECT id, code FROM colleges', {}, tx);
      const colleges = new Map(known.map(({ id, code }) => [code, id]));
      const count = { created: 0, updated: 0, unchanged: 0 };
      for (let at = 0; at < students.length; at += chunk) {
        const part = students.slice(at, at + chunk);
        const rows = await database.select<KnownRow>(
          `SELECT s.*, u.name, u.cas_id, u.phone, u.email FROM students s JOIN users u ON u.id = s.user_id
           WHERE s.student_number IN (:numbers)`,
          { numbers: part.map(({ studentNumber }) => studentNumber) },
          tx,
        );
        const byNumber = new Map(rows.map((row) => [row.student_number, row]));
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

    /** Adds and renames by code. */
    async upsertColleges(colleges: readonly { code: string; name: string }[], tx: Tx): Promise<SyncResult> {
      const count = { created: 0, updated: 0, unchanged: 0 };
      for (const { code, name } of colleges) {
        const known = await database.first<{ id: string; name: string }>(
          'SELECT id, name FROM colleges WHERE code = :code',
          { code },
          tx,
        );
        if (!known) await database.insert('colleges', { id: newId(), code, name }, tx);
        else if (known.name !== name) await database.update('colleges', { id: known.id }, { name }, tx);
        count[!known ? 'created' : known.name === name ? 'unchanged' : 'updated'] += 1;
      }
      return count;
    },
  };
}
export type Register = ReturnType<typeof createRegister>;

function registerColumns(student: StudentInput, colleges: ReadonlyMap<string, string>) {
  const { pinyin, gender, birthDate, collegeCode, major, level, grade, gpa } = student;
  const collegeId = colleges.get(collegeCode);
  if (collegeId === undefined) throw new AppError('invalid_input', { message: `没有代码为 ${collegeCode} 的学院` });
  return { pinyin, gender, birth_date: birthDate, college_id: collegeId, major, level, grade, gpa };
}

/** Only what is different; null when nothing is. */
function changed<R extends Readonly<Record<string, string | null>>>(known: object, wanted: R): Partial<R> | null {
  const before = new Map<string, unknown>(Object.entries(known));
  const different = Object.entries(wanted).filter(([key, value]) => before.get(key) !== value);
  return different.length === 0 ? null : (Object.fromEntries(different) as Partial<R>);
}

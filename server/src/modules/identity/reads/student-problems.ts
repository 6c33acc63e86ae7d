import { setImmediate } from 'node:timers/promises';
import { dateInShanghai, isIdentityCard, isPhone, type PlainDate } from '@yuanhang/domain';
import type { RowOf, Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { Student } from '../model';
import { neededForNew, type RowProblem, rowsPerStatement, type StudentChange } from '../register';
import { collegeIdsByCode } from './colleges';
import { lostZeros, numberLengths } from './number-lengths';

/** Checks beyond the schema of students in stored spelling: duplicates, colleges, checksums, and what a new student needs. */
export async function studentProblems(
  context: IdentityContext,
  students: readonly StudentChange[],
  tx?: Tx,
): Promise<RowProblem[]> {
  const colleges = await collegeIdsByCode(context, tx);
  const known = await knownNumbers(context, students, tx);
  const lengths = await numberLengths(context, tx);
  const accountOf = accountsOf(known);
  const taken = await takenAccounts(context, students, accountOf, tx);
  const today = dateInShanghai(context.clock.now());
  const numbers = new Set<string>();
  const accounts = new Set<string>();
  const found: RowProblem[] = [];
  for (const [index, student] of students.entries()) {
    // Other requests are answered between two batches of rows.
    if (index % rowsPerStatement === rowsPerStatement - 1) await setImmediate();
    const wrong = (field: string, code: string, message: string) => found.push({ index, field, code, message });
    const { studentNumber, collegeCode, identityCard, phone, birthDate } = student;
    const isTwice = numbers.has(studentNumber.toLowerCase());
    if (isTwice) wrong('studentNumber', 'duplicate', '学号在这批数据中重复');
    numbers.add(studentNumber.toLowerCase());
    if (!known.has(studentNumber)) {
      const full = lostZeros(studentNumber, lengths);
      if (full !== null)
        wrong('studentNumber', 'lost_zeros', `学号 ${studentNumber} 可能丢了前面的 0（应为 ${full}？）。${keepZeros}`);
      for (const field of neededForNew)
        if (student[field] === undefined) wrong(field, 'required', '名册里没有这个学号，新学生须填写');
    }
    const casId = accountOf(student)?.toLowerCase();
    if (casId && !isTwice) {
      if (accounts.has(casId)) wrong('casId', 'duplicate', '统一认证账号在这批数据中重复');
      else if (taken.has(casId)) wrong('casId', 'taken', '统一认证账号已属于另一个人');
      accounts.add(casId);
    }
    if (collegeCode !== undefined && !colleges.has(collegeCode))
      wrong('collegeCode', 'unknown_college', `没有代码为 ${collegeCode} 的学院`);
    if (birthDate !== undefined && !isStudentAge(birthDate, today))
      wrong('birthDate', 'implausible', `出生日期 ${birthDate} 不可信：学生应为 14 至 80 岁`);
    if (identityCard && !isIdentityCard(identityCard)) wrong('identityCard', 'invalid', '身份证号不正确');
    if (phone && !isPhone(phone)) wrong('phone', 'invalid_phone', '电话号码不正确');
  }
  return found;
}

/** Prodigies begin at 14; an older date of birth than 80 years is a century's mistake. */
const isStudentAge = (birthDate: PlainDate, today: PlainDate): boolean => {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return years >= 14 && years <= 80;
};

const keepZeros = '请在 Excel 中把整列设为“文本”格式，再重新填写完整的号码';

/** The account that a row gives; a new student without one gets the student number. */
const accountsOf =
  (known: ReadonlySet<string>) =>
  ({ casId, studentNumber }: StudentChange): string | null | undefined =>
    casId === undefined && !known.has(studentNumber) ? studentNumber : casId;

/** Those of the numbers that stand in the register. */
async function knownNumbers(
  { database }: IdentityContext,
  students: readonly StudentChange[],
  tx?: Tx,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let at = 0; at < students.length; at += rowsPerStatement) {
    const numbers = students.slice(at, at + rowsPerStatement).map(({ studentNumber }) => studentNumber);
    const rows = await database.select<Pick<RowOf<Student>, 'student_number'>>(
      'SELECT student_number FROM students WHERE student_number IN (:numbers)',
      { numbers },
      tx,
    );
    for (const { student_number: number } of rows) known.add(number);
    // A driver that answers at once would let no other request in between.
    await setImmediate();
  }
  return known;
}

/** The CAS ids of the rows, in lower case, that belong to a user who is not one of the given students. */
async function takenAccounts(
  { database }: IdentityContext,
  students: readonly StudentChange[],
  accountOf: (student: StudentChange) => string | null | undefined,
  tx?: Tx,
): Promise<ReadonlySet<string>> {
  const numbers = new Set(students.map(({ studentNumber }) => studentNumber));
  const named = students.flatMap((student) => accountOf(student)?.toLowerCase() ?? []);
  const taken = new Set<string>();
  for (let at = 0; at < named.length; at += rowsPerStatement) {
    const rows = await database.select<{ cas_key: string; student_number: RowOf<Student>['student_number'] | null }>(
      `SELECT u.cas_key, s.student_number FROM users u LEFT JOIN students s ON s.user_id = u.id
       WHERE u.cas_key IN (:accounts)`,
      { accounts: named.slice(at, at + rowsPerStatement) },
      tx,
    );
    for (const row of rows) if (row.student_number === null || !numbers.has(row.student_number)) taken.add(row.cas_key);
    await setImmediate();
  }
  return taken;
}

import { isIdentityCard, isPhone } from '@yuanhang/domain';
import type { RowOf, Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { Student } from '../model';
import { type RowProblem, rowsPerStatement, type StudentInput } from '../register';
import { collegeIdsByCode } from './colleges';

/** Checks beyond the schema of a student: duplicates, colleges, checksums. */
export async function studentProblems(
  context: IdentityContext,
  students: readonly StudentInput[],
  tx: Tx,
): Promise<RowProblem[]> {
  const colleges = await collegeIdsByCode(context, tx);
  const taken = await takenAccounts(context, students, tx);
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
    if (!colleges.has(collegeCode)) wrong('collegeCode', 'unknown_college', `没有代码为 ${collegeCode} 的学院`);
    if (identityCard && !isIdentityCard(identityCard)) wrong('identityCard', 'invalid', '身份证号不正确');
    if (phone && !isPhone(phone)) wrong('phone', 'invalid_phone', '电话号码不正确');
    return found;
  });
}

/** The given CAS ids that belong to a user who is not one of the given students. */
async function takenAccounts(
  { database }: IdentityContext,
  students: readonly StudentInput[],
  tx: Tx,
): Promise<ReadonlySet<string>> {
  const numbers = new Set(students.map(({ studentNumber }) => studentNumber));
  const named = students.flatMap(({ casId }) => casId ?? []);
  const taken = new Set<string>();
  for (let at = 0; at < named.length; at += rowsPerStatement) {
    const rows = await database.select<{ cas_id: string; student_number: RowOf<Student>['student_number'] | null }>(
      `SELECT u.cas_id, s.student_number FROM users u LEFT JOIN students s ON s.user_id = u.id
       WHERE u.cas_id IN (:accounts)`,
      { accounts: named.slice(at, at + rowsPerStatement) },
      tx,
    );
    for (const row of rows) if (row.student_number === null || !numbers.has(row.student_number)) taken.add(row.cas_id);
  }
  return taken;
}

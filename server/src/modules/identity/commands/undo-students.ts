import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../../platform/database';
import { forgetSearchable } from '../../../platform/search';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import { Student, User, UserRole } from '../model';
import { type KnownStudent, knownStudents } from '../reads/compare-students';
import { usedAccounts } from '../reads/used-accounts';
import { type RegisterColumns, type RegisterStep, rowsPerStatement } from '../register';
import { writeRegister } from './write-register';

/** A student who stays as they are, and the reason in Chinese. */
export interface NotUndone {
  readonly studentNumber: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * Takes back what an import wrote: restores the earlier values, and removes the students whom it added. A student who
 * was edited since, or who was added and has signed in or is named elsewhere, stays as they are.
 * @param isNamed those of the ids that records of other modules name
 */
export async function undoStudents(
  context: IdentityContext,
  steps: readonly RegisterStep[],
  isNamed: (ids: readonly string[], tx: Tx) => Promise<ReadonlySet<string>>,
  tx: Tx,
): Promise<{ readonly undone: number; readonly kept: readonly NotUndone[] }> {
  const kept: NotUndone[] = [];
  let undone = 0;
  for (let at = 0; at < steps.length; at += rowsPerStatement) {
    const part = steps.slice(at, at + rowsPerStatement);
    const ids = part.map(({ userId }) => userId);
    const known = new Map((await knownStudents(context, { ids }, tx)).map((row) => [row.userId, row]));
    const added = part.flatMap(({ userId, before }) => (before === null ? [userId] : []));
    const used = new Set([...(await usedAccounts(context, added, tx)), ...(await isNamed(added, tx))]);
    const taken: RegisterStep[] = [];
    for (const step of part) {
      const student = known.get(step.userId);
      if (!student) continue;
      const reason = !isAsWritten(context, student, step)
        ? '导入后又改过'
        : used.has(step.userId)
          ? '导入后已登录或已有记录'
          : null;
      if (reason === null) taken.push(step);
      else kept.push({ studentNumber: student.studentNumber, name: student.name, reason });
    }
    await takeBack(context, taken, tx);
    undone += taken.length;
    await setImmediate();
  }
  return { undone, kept };
}

async function takeBack(context: IdentityContext, steps: readonly RegisterStep[], tx: Tx): Promise<void> {
  const { database } = context;
  const restored = steps.flatMap(({ userId, before }) => (before === null ? [] : [{ userId, values: before }]));
  await writeRegister(context, restored, tx);
  const added = steps.flatMap(({ userId, before }) => (before === null ? [userId] : []));
  if (added.length === 0) return;
  await forgetSearchable(database, 'student', added, tx);
  await database.model(Student).destroy({ where: { userId: added }, transaction: tx });
  await database.model(UserRole).destroy({ where: { userId: added }, transaction: tx });
  await database.model(User).destroy({ where: { id: added }, transaction: tx });
}

/** Whether every column still has the value that the import wrote. */
function isAsWritten({ cipher }: IdentityContext, known: KnownStudent, { userId, after }: RegisterStep): boolean {
  // A key rotation seals the same number anew.
  const opened = (sealed: string | null) => sealed && cipher.open(sealed, identityCardContext(userId));
  const { identityCardSealed: card, ...others } = after;
  if (card !== undefined && opened(card) !== opened(known.identityCardSealed)) return false;
  return Object.entries(others).every(([column, value]) => known[column as keyof RegisterColumns] === value);
}

import { isOfColleges, type ReviewStep, type Role, reviewerRoles, reviewStepRoles, roleLabels } from '@yuanhang/domain';
import { fromJson, type JsonText, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { lockAdministrators } from './locks';

/** A duty of reviewers: a role, and for roles of colleges the college; `''` otherwise. */
interface Duty {
  readonly role: Role;
  readonly collegeId: string;
}
interface OpenReviewRow {
  readonly collegeId: string;
  readonly chain: JsonText<readonly ReviewStep[]>;
  /** Index into the chain of the step that has the item, or to which it returns. */
  readonly atStep: number;
  readonly items: number;
}

/**
 * Runs a change of staff accounts, of any kind, and refuses it when a duty would have no active reviewer left although
 * it is still needed: a college with students, or a step that open applications or requests have yet to pass. Changes
 * of staff wait for each other, so that two of them cannot remove the last two reviewers. Throws `not_allowed_now`.
 */
export async function keepingReviewers<T>(context: IdentityContext, tx: Tx, change: () => Promise<T>): Promise<T> {
  await lockAdministrators(context, tx);
  const before = await covered(context, tx);
  const result = await change();
  const after = new Set((await covered(context, tx)).map(keyOf));
  for (const duty of before.filter((one) => !after.has(keyOf(one)))) await requireUnneeded(context, duty, tx);
  return result;
}

const keyOf = ({ role, collegeId }: Duty) => `${role} ${collegeId}`;

/** Every duty that has an active reviewer. */
const covered = ({ database }: IdentityContext, tx: Tx): Promise<Duty[]> =>
  database.select<Duty>(
    `SELECT DISTINCT r.role, r.college_id AS collegeId FROM user_roles r JOIN users u ON u.id = r.user_id
     WHERE u.status = 'active' AND r.role IN (:reviewerRoles) ORDER BY r.role, r.college_id`,
    { reviewerRoles },
    tx,
  );

async function requireUnneeded(context: IdentityContext, duty: Duty, tx: Tx): Promise<void> {
  const work = await workOf(context, duty, tx);
  const students = await studentsOf(context, duty, tx);
  if (work.length === 0 && students === null) return;
  const college = students === null ? '' : students.college;
  const needs = [...(students === null ? [] : [`该学院有 ${students.count} 名学生`]), ...work].join('，');
  throw new AppError('not_allowed_now', {
    message: `这样${college}就没有${roleLabels[duty.role]}了：${needs}。请先指定另一位审核人`,
    detail: 'last_reviewer',
  });
}

/** `还有 3 项申请需要这一步审核`, for each kind of item that has yet to pass a step of the duty. */
async function workOf(
  { database, openReviews }: IdentityContext,
  { role, collegeId }: Duty,
  tx: Tx,
): Promise<string[]> {
  const found: string[] = [];
  for (const { noun, sql } of openReviews) {
    const rows = await database.select<OpenReviewRow>(sql, {}, tx);
    const count = rows
      .filter((row) => collegeId === '' || row.collegeId === collegeId)
      .filter(({ chain, atStep }) =>
        fromJson(chain)
          .slice(Number(atStep))
          .some((step) => reviewStepRoles[step] === role),
      )
      .reduce((sum, { items }) => sum + Number(items), 0);
    if (count > 0) found.push(`还有 ${count} 项${noun}需要这一步审核`);
  }
  return found;
}

/** The students of a college; null for a role that is not of colleges and for a college without students. */
async function studentsOf(
  { database }: IdentityContext,
  { role, collegeId }: Duty,
  tx: Tx,
): Promise<{ readonly college: string; readonly count: number } | null> {
  if (!isOfColleges(role)) return null;
  const row = await database.first<{ college: string; count: number }>(
    `SELECT c.name AS college, COUNT(*) AS count FROM students s JOIN users u ON u.id = s.user_id
     JOIN colleges c ON c.id = s.college_id WHERE s.college_id = :collegeId AND u.status = 'active' GROUP BY c.name`,
    { collegeId },
    tx,
  );
  return row ? { college: row.college, count: Number(row.count) } : null;
}

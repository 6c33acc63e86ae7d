import { isDuplicate, newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import { College } from '../model';

type CollegeFields = Pick<College, 'code' | 'name'>;

/** Throws `already_exists` when another college has the code. */
export async function addCollege(
  context: IdentityContext,
  principal: Principal,
  { code, name }: CollegeFields,
  tx: Tx,
): Promise<{ id: string }> {
  const id = newId();
  await uniqueCode(context.database.model(College).create({ id, code, name }, { transaction: tx }));
  await note(context, principal, 'add_college', { id, name }, tx);
  return { id };
}

/** Throws `not_found`, and `already_exists` when another college has the code. */
export async function changeCollege(
  context: IdentityContext,
  principal: Principal,
  { id, code, name }: CollegeFields & { id: string },
  tx: Tx,
): Promise<void> {
  const college = await context.database.model(College).findOne({ where: { id }, transaction: tx });
  if (!college) throw new AppError('not_found');
  await uniqueCode(college.update({ code, name }, { transaction: tx }));
  await note(context, principal, 'change_college', { id, name }, tx);
}

const note = (
  { audit }: IdentityContext,
  { userId }: Principal,
  action: string,
  { id, name }: Pick<College, 'id' | 'name'>,
  tx: Tx,
): Promise<void> =>
  audit.record(tx, {
    actor: { id: userId, role: 'admin' },
    action,
    subject: { type: 'college', id },
    detail: name,
  });

async function uniqueCode(write: Promise<College>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const problem = { field: 'code', code: 'taken', message: '学院代码已被使用' };
    throw new AppError('already_exists', { message: problem.message, problems: [problem] });
  }
}

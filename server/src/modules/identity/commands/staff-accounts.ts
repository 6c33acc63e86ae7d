import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { isOfColleges } from '@yuanhang/domain';
import { Op } from 'sequelize';
import type { z } from 'zod';
import { isDuplicate, newId, StaleVersion, type Tx } from '../../../platform/database';
import { AppError, fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import { User, UserRole } from '../model';
import type { StaffAccount } from '../presenters/staff-account';
import { findStaffAccount } from '../reads/staff-accounts';
import { keepingReviewers } from './keep-reviewers';
import { closeAllSessions } from './sessions';

/*
 * Staff accounts, managed by the administrator. A change ends the person's sessions, so that it applies from the next
 * request on.
 */

export type RoleInput = z.output<typeof peopleSchemas.roleInput>;
/** An account and the version that the administrator saw. */
export interface Target {
  readonly id: string;
  readonly version: number;
}
/** The change of the account and its entry in the audit log. */
interface AccountChange {
  readonly action: string;
  readonly detail: string;
  readonly status?: User['status'];
  /** Replaces all roles but that of a student. */
  readonly roles?: readonly RoleInput[];
}

/** Throws `already_exists` when another account has the CAS id, and `college_needed` or `unknown_college`. */
export async function addStaffAccount(
  context: IdentityContext,
  by: Principal,
  { name, casId, roles }: { readonly name: string; readonly casId: string; readonly roles: readonly RoleInput[] },
  tx: Tx,
): Promise<StaffAccount> {
  await checkRoles(context, roles, tx);
  const id = newId();
  const now = context.clock.now();
  try {
    await context.database
      .model(User)
      .create({ id, name, casId, status: 'active', createdAt: now, updatedAt: now }, { transaction: tx });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const problem = { field: 'casId', code: 'taken', message: '这个统一认证账号已有用户' };
    throw new AppError('already_exists', { message: problem.message, problems: [problem] });
  }
  await writeRoles(context, id, roles, tx);
  await note(context, by, id, { action: 'add_user', detail: `${name} · ${roleNames(roles)}` }, tx);
  return findStaffAccount(context, id, tx);
}

/**
 * Replaces the roles of staff; being a student stays. Throws `not_found`, `stale_version`, `college_needed`,
 * `unknown_college`, and `not_allowed_now` for the administrator's own account, the last one, and the last reviewer of a
 * step that is needed.
 */
export const setRoles = (
  context: IdentityContext,
  by: Principal,
  target: Target,
  roles: readonly RoleInput[],
  tx: Tx,
): Promise<StaffAccount> => keepingReviewers(context, tx, () => replaceRoles(context, by, target, roles, tx));

/** As `setRoles`, for callers that change several accounts inside one `keepingReviewers`. */
export const replaceRoles = (
  context: IdentityContext,
  by: Principal,
  target: Target,
  roles: readonly RoleInput[],
  tx: Tx,
): Promise<StaffAccount> => change(context, by, target, { action: 'set_roles', detail: roleNames(roles), roles }, tx);

/**
 * Disables or enables the account. Throws `not_found`, `stale_version`, and `not_allowed_now` for the administrator's own
 * account, the last one, and the last reviewer of a step that is needed.
 */
export const setStatus = (
  context: IdentityContext,
  by: Principal,
  target: Target,
  { status, reason }: { readonly status: User['status']; readonly reason: string },
  tx: Tx,
): Promise<StaffAccount> => {
  const action = status === 'disabled' ? 'disable_user' : 'enable_user';
  return keepingReviewers(context, tx, () => change(context, by, target, { action, detail: reason, status }, tx));
};

async function change(
  context: IdentityContext,
  by: Principal,
  target: Target,
  changes: AccountChange,
  tx: Tx,
): Promise<StaffAccount> {
  const user = await context.database.model(User).findOne({ where: { id: target.id }, transaction: tx });
  if (!user) throw new AppError('not_found');
  if (user.version !== target.version) throw new StaleVersion();
  if (target.id === by.userId) {
    throw new AppError('not_allowed_now', {
      message: '不能修改自己的账号，请另一位管理员操作',
      detail: 'own_account',
    });
  }
  const { roles, status } = changes;
  if (roles) {
    await checkRoles(context, roles, tx);
    await writeRoles(context, target.id, roles, tx);
  }
  user.set({ updatedAt: context.clock.now(), ...(status && { status }) });
  // Roles are another table: the version must rise even when no column of the account differs.
  user.changed('updatedAt', true);
  await user.save({ transaction: tx });
  await closeAllSessions(context, target.id, tx);
  await requireAdministrator(context, tx);
  await note(context, by, target.id, changes, tx);
  return findStaffAccount(context, target.id, tx);
}

const roleNames = (roles: readonly RoleInput[]): string => roles.map(({ role }) => role).join('、');

const note = (
  { audit }: IdentityContext,
  by: Principal,
  id: string,
  { action, detail }: Pick<AccountChange, 'action' | 'detail'>,
  tx: Tx,
): Promise<void> =>
  audit.record(tx, { actor: { id: by.userId, role: 'admin' }, action, subject: { type: 'user', id }, detail });

async function checkRoles({ database }: IdentityContext, roles: readonly RoleInput[], tx: Tx): Promise<void> {
  for (const [index, { role, collegeId }] of roles.entries()) {
    const field = `roles.${index}.collegeId`;
    if (isOfColleges(role) !== (collegeId !== null)) {
      throw fieldError(field, 'college_needed', isOfColleges(role) ? '请选择学院' : '这个角色不分学院');
    }
    const known =
      collegeId && (await database.first('SELECT id FROM colleges WHERE id = :collegeId', { collegeId }, tx));
    if (collegeId && !known) throw fieldError(field, 'unknown_college', '没有这个学院');
  }
}

async function writeRoles(
  { database }: IdentityContext,
  id: string,
  roles: readonly RoleInput[],
  tx: Tx,
): Promise<void> {
  await database.model(UserRole).destroy({ where: { userId: id, role: { [Op.ne]: 'student' } }, transaction: tx });
  const unique = new Map(roles.map(({ role, collegeId }) => [`${role} ${collegeId ?? ''}`, { role, collegeId }]));
  for (const { role, collegeId } of unique.values()) {
    await database.model(UserRole).create({ userId: id, role, collegeId: collegeId ?? '' }, { transaction: tx });
  }
}

/** Throws `not_allowed_now` when no active administrator would be left. */
async function requireAdministrator({ database }: IdentityContext, tx: Tx): Promise<void> {
  const left = await database.first(
    "SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id WHERE r.role = 'admin' AND u.status = 'active' LIMIT 1",
    {},
    tx,
  );
  if (!left) throw new AppError('not_allowed_now', { message: '至少要保留一名管理员', detail: 'last_admin' });
}

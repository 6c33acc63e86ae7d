import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { isStaffRole } from '@yuanhang/domain';
import { Op } from 'sequelize';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import {
  type Database,
  decodeCursor,
  isDuplicate,
  newId,
  pageOf,
  type RowOf,
  StaleVersion,
  startsWithPattern,
  type Tx,
  toInstant,
} from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
import { lockAdministrators } from './locks';
import { type College, User, UserRole } from './model';
import type { Sessions } from './sessions';

type StaffAccount = ResponseOf<typeof peopleSchemas.setRoles>;
type Query = z.output<typeof peopleSchemas.users.query>;
type RoleInput = z.output<typeof peopleSchemas.roleInput>;
type Row = Pick<RowOf<User>, 'id' | 'name' | 'cas_id' | 'status' | 'version' | 'updated_at'>;
/** The college is null for a role of the whole university. */
type RoleRow = Pick<RowOf<UserRole>, 'user_id' | 'role'> & {
  readonly college_id: RowOf<College>['id'] | null;
  readonly college_name: RowOf<College>['name'] | null;
};
interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly sessions: Sessions;
}
/** An account and the version that the administrator saw. */
export interface Target {
  readonly id: string;
  readonly version: number;
}
const columns = 'u.id, u.name, u.cas_id, u.status, u.version, u.updated_at';

/** Staff accounts, kept by the administrator. A change ends the person's sessions, so it counts from the next request on. */
export function staffAccounts({ database, clock, audit, sessions }: Deps) {
  async function present(rows: readonly Row[], tx?: Tx): Promise<StaffAccount[]> {
    if (rows.length === 0) return [];
    const roles = await database.select<RoleRow>(
      `SELECT r.user_id, r.role, c.id AS college_id, c.name AS college_name FROM user_roles r
       LEFT JOIN colleges c ON c.id = r.college_id WHERE r.user_id IN (:ids) ORDER BY r.role, c.name`,
      { ids: rows.map(({ id }) => id) },
      tx,
    );
    return rows.map((row) => {
      const own = roles.filter(({ user_id }) => user_id === row.id);
      return {
        id: row.id,
        name: row.name,
        casId: row.cas_id,
        status: row.status,
        roles: own.flatMap(({ role, college_id: id, college_name: name }) =>
          isStaffRole(role) ? [{ role, college: id !== null && name !== null ? { id, name } : null }] : [],
        ),
        isStudent: own.some(({ role }) => role === 'student'),
        version: row.version,
        updatedAt: toInstant(row.updated_at),
      };
    });
  }
  async function find(id: string, tx?: Tx): Promise<StaffAccount> {
    const row = await database.first<Row>(`SELECT ${columns} FROM users u WHERE u.id = :id`, { id }, tx);
    const [found] = row ? await present([row], tx) : [];
    if (!found) throw new AppError('not_found');
    return found;
  }
  const note = (tx: Tx, by: Principal, action: string, id: string, detail: string) =>
    audit.record(tx, { actor: { id: by.userId, role: 'admin' }, action, subject: { type: 'user', id }, detail });

  async function checkRoles(roles: readonly RoleInput[], tx: Tx): Promise<void> {
    for (const [index, { role, collegeId }] of roles.entries()) {
      const field = `roles.${index}.collegeId`;
      if ((role === 'college_reviewer') !== (collegeId !== null)) {
        throw fieldError(field, 'college_needed', role === 'college_reviewer' ? '请选择学院' : '这个角色不分学院');
      }
      const known =
        collegeId && (await database.first('SELECT id FROM colleges WHERE id = :collegeId', { collegeId }, tx));
      if (collegeId && !known) throw fieldError(field, 'unknown_college', '没有这个学院');
    }
  }
  async function writeRoles(id: string, roles: readonly RoleInput[], tx: Tx): Promise<void> {
    await database.model(UserRole).destroy({ where: { userId: id, role: { [Op.ne]: 'student' } }, transaction: tx });
    const unique = new Map(roles.map(({ role, collegeId }) => [`${role} ${collegeId ?? ''}`, { role, collegeId }]));
    for (const { role, collegeId } of unique.values()) {
      await database.model(UserRole).create({ userId: id, role, collegeId: collegeId ?? '' }, { transaction: tx });
    }
  }
  /** Throws `not_allowed_now` when no active administrator would be left. */
  async function requireAdministrator(tx: Tx): Promise<void> {
    const left = await database.first(
      "SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id WHERE r.role = 'admin' AND u.status = 'active' LIMIT 1",
      {},
      tx,
    );
    if (!left) throw new AppError('not_allowed_now', { message: '至少要保留一名管理员', detail: 'last_admin' });
  }
  /** Throws `not_found`, `stale_version`, and `not_allowed_now` for the administrator's own account and the last one. */
  async function change(
    by: Principal,
    target: Target,
    { action, detail, status }: { action: string; detail: string; status?: User['status'] },
    tx: Tx,
    work: () => Promise<void> = async () => undefined,
  ): Promise<StaffAccount> {
    await lockAdministrators(database, tx);
    const user = await database.model(User).findOne({ where: { id: target.id }, transaction: tx });
    if (!user) throw new AppError('not_found');
    if (user.version !== target.version) throw new StaleVersion();
    if (target.id === by.userId) {
      throw new AppError('not_allowed_now', {
        message: '不能修改自己的账号，请另一位管理员操作',
        detail: 'own_account',
      });
    }
    await work();
    user.set({ updatedAt: clock.now(), ...(status && { status }) });
    // Roles are another table: the version must rise even when no column of the account differs.
    user.changed('updatedAt', true);
    await user.save({ transaction: tx });
    await sessions.closeAll(target.id, tx);
    await requireAdministrator(tx);
    await note(tx, by, action, target.id, detail);
    return find(target.id, tx);
  }

  return {
    /** By name: everybody but those who are students only. */
    async list({ cursor, limit = 30, q, role, status }: Query): Promise<ResponseOf<typeof peopleSchemas.users>> {
      const after = decodeCursor(cursor, z.tuple([z.string(), z.string()]));
      const where = [
        "NOT EXISTS (SELECT 1 FROM students s WHERE s.user_id = u.id AND NOT EXISTS (SELECT 1 FROM user_roles w WHERE w.user_id = u.id AND w.role <> 'student'))",
        ...(q ? ["(u.name LIKE :q ESCAPE '!' OR u.cas_id = :exact)"] : []),
        ...(role ? ['EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = :role)'] : []),
        ...(status ? ['u.status = :status'] : []),
        ...(after ? ['(u.name > :name OR (u.name = :name AND u.id > :id))'] : []),
      ];
      const rows = await database.select<Row>(
        `SELECT ${columns} FROM users u WHERE ${where.join(' AND ')} ORDER BY u.name, u.id LIMIT :rows`,
        {
          q: q && startsWithPattern(q),
          exact: q,
          role,
          status,
          name: after?.[0],
          id: after?.[1],
          rows: limit + 1,
        },
      );
      const page = pageOf(
        rows,
        limit,
        (row) => [row.name, row.id],
        (row) => row,
      );
      return { items: await present(page.items), nextCursor: page.nextCursor };
    },

    /** Throws `already_exists` when the CAS id belongs to somebody, and `college_needed` or `unknown_college`. */
    async add(
      by: Principal,
      { name, casId, roles }: { name: string; casId: string; roles: readonly RoleInput[] },
      tx: Tx,
    ): Promise<StaffAccount> {
      await checkRoles(roles, tx);
      const id = newId();
      const now = clock.now();
      try {
        await database
          .model(User)
          .create({ id, name, casId, status: 'active', createdAt: now, updatedAt: now }, { transaction: tx });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const problem = { field: 'casId', code: 'taken', message: '这个统一认证账号已有用户' };
        throw new AppError('already_exists', { message: problem.message, problems: [problem] });
      }
      await writeRoles(id, roles, tx);
      await note(tx, by, 'add_user', id, `${name} · ${roles.map(({ role }) => role).join('、')}`);
      return find(id, tx);
    },

    /** Replaces the roles of staff; being a student stays. Throws as `change` and `checkRoles` do. */
    setRoles: (by: Principal, target: Target, roles: readonly RoleInput[], tx: Tx): Promise<StaffAccount> =>
      change(by, target, { action: 'set_roles', detail: roles.map(({ role }) => role).join('、') }, tx, async () => {
        await checkRoles(roles, tx);
        await writeRoles(target.id, roles, tx);
      }),

    /** Disables or enables the account. Throws as `change` does. */
    setStatus: (
      by: Principal,
      target: Target,
      { status, reason }: { status: User['status']; reason: string },
      tx: Tx,
    ): Promise<StaffAccount> =>
      change(
        by,
        target,
        { action: status === 'disabled' ? 'disable_user' : 'enable_user', detail: reason, status },
        tx,
      ),
  };
}

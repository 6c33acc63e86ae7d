import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { isStaffRole, type Role, type StaffRole } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import {
  type Database,
  decodeCursor,
  isDuplicate,
  newId,
  pageOf,
  StaleVersion,
  startsWithPattern,
  type Tx,
  toInstant,
} from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
import type { Sessions } from './sessions';

type User = ResponseOf<typeof peopleSchemas.setRoles>;
type Query = z.output<typeof peopleSchemas.users.query>;
type RoleInput = z.output<typeof peopleSchemas.roleInput>;
interface Row {
  readonly id: string;
  readonly name: string;
  readonly cas_id: string | null;
  readonly status: 'active' | 'disabled';
  readonly version: number;
  readonly updated_at: string | Date;
}
interface RoleRow {
  readonly user_id: string;
  readonly role: Role;
  readonly college_id: string | null;
  readonly college_name: string | null;
}
interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly sessions: Sessions;
}
const columns = 'u.id, u.name, u.cas_id, u.status, u.version, u.updated_at';

/** Staff accounts, as the administrator keeps them. A change ends the sessions: it counts from the very next request. */
export function staffAccounts({ database, clock, audit, sessions }: Deps) {
  async function present(rows: readonly Row[], tx?: Tx): Promise<User[]> {
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
  async function find(id: string, tx?: Tx): Promise<User> {
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
    await database.write("DELETE FROM user_roles WHERE user_id = :id AND role <> 'student'", { id }, tx);
    const unique = new Map(roles.map(({ role, collegeId }) => [`${role} ${collegeId ?? ''}`, { role, collegeId }]));
    for (const { role, collegeId } of unique.values()) {
      await database.insert('user_roles', { user_id: id, role, college_id: collegeId ?? '' }, tx);
    }
  }
  /** Two administrators who disable each other at once wait for each other here, so that one of them is left. */
  async function takeTurns(tx: Tx): Promise<void> {
    const admins = "SELECT user_id FROM user_roles WHERE role = 'admin'";
    await database.write(`UPDATE users SET version = version WHERE id IN (${admins})`, {}, tx);
  }
  /** Somebody must be left who can put things right. */
  async function needAnAdmin(tx: Tx): Promise<void> {
    const left = await database.first(
      "SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id WHERE r.role = 'admin' AND u.status = 'active' LIMIT 1",
      {},
      tx,
    );
    if (!left) throw new AppError('not_allowed_now', { message: '至少要保留一名管理员', detail: 'last_admin' });
  }
  /** Version-guarded; throws `not_found`, `stale_version`, and `not_allowed_now` for one's own account. */
  const change = (
    by: Principal,
    target: { id: string; version: number },
    action: string,
    detail: string,
    work: (tx: Tx) => Promise<Record<string, string>>,
  ): Promise<User> =>
    database.transaction(async (tx) => {
      await takeTurns(tx);
      const found = await find(target.id, tx);
      if (found.version !== target.version) throw new StaleVersion();
      if (target.id === by.userId) {
        throw new AppError('not_allowed_now', {
          message: '不能修改自己的账号，请另一位管理员操作',
          detail: 'own_account',
        });
      }
      const changes = await work(tx);
      await database.updateVersioned('users', target, { ...changes, updated_at: clock.now() }, tx);
      await sessions.closeAll(target.id, tx);
      await needAnAdmin(tx);
      await note(tx, by, action, target.id, detail);
      return find(target.id, tx);
    });

  return {
    /** By name; whoever has a role of staff, or once had one. */
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

    /** Throws `already_exists` when the CAS id is somebody's. */
    async add(
      by: Principal,
      { name, casId, roles }: { name: string; casId: string; roles: readonly RoleInput[] },
    ): Promise<User> {
      try {
        return await database.transaction(async (tx) => {
          await checkRoles(roles, tx);
          const id = newId();
          const now = clock.now();
          const row = { id, name, cas_id: casId, status: 'active', version: 0, created_at: now, updated_at: now };
          await database.insert('users', row, tx);
          await writeRoles(id, roles, tx);
          await note(tx, by, 'add_user', id, `${name} · ${roles.map(({ role }) => role).join('、')}`);
          return find(id, tx);
        });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const problem = { field: 'casId', code: 'taken', message: '这个统一认证账号已有用户' };
        throw new AppError('already_exists', { message: problem.message, problems: [problem] });
      }
    },

    setRoles: (by: Principal, target: { id: string; version: number }, roles: readonly RoleInput[]): Promise<User> =>
      change(by, target, 'set_roles', roles.map(({ role }: { role: StaffRole }) => role).join('、'), async (tx) => {
        await checkRoles(roles, tx);
        await writeRoles(target.id, roles, tx);
        return {};
      }),

    setStatus: (
      by: Principal,
      target: { id: string; version: number },
      status: 'active' | 'disabled',
      reason: string,
    ): Promise<User> =>
      change(by, target, status === 'disabled' ? 'disable_user' : 'enable_user', reason, async () => ({ status })),
  };
}

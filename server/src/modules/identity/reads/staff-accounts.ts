import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf, startsWithPattern, type Tx, type Values } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import { bySpelling } from '../account-keys';
import type { IdentityContext } from '../context';
import { type AccountRow, presentStaffAccount, type RoleRow, type StaffAccount } from '../presenters/staff-account';

type Query = z.output<typeof peopleSchemas.users.query>;

const columns = 'u.id, u.name, u.cas_id, u.status, u.version, u.updated_at';

/** Accounts by name, without those that are only students. */
export async function listStaffAccounts(
  context: IdentityContext,
  { cursor, limit = 30, q, role, status }: Query,
): Promise<ResponseOf<typeof peopleSchemas.users>> {
  const after = decodeCursor(cursor, z.tuple([z.string(), z.string()]));
  const where = [
    "NOT EXISTS (SELECT 1 FROM students s WHERE s.user_id = u.id AND NOT EXISTS (SELECT 1 FROM user_roles w WHERE w.user_id = u.id AND w.role <> 'student'))",
    ...(q ? ["(u.name LIKE :q ESCAPE '!' OR u.cas_id = :exact)"] : []),
    ...(role ? ['EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = :role)'] : []),
    ...(status ? ['u.status = :status'] : []),
    ...(after ? ['(u.name > :name OR (u.name = :name AND u.id > :id))'] : []),
  ];
  const rows = await context.database.select<AccountRow>(
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
  return { items: await withRoles(context, page.items), nextCursor: page.nextCursor };
}

/** Throws `not_found`. */
export async function findStaffAccount(context: IdentityContext, id: string, tx: Tx): Promise<StaffAccount> {
  const found = await findAccount(context, 'u.id = :id', { id }, tx);
  if (!found) throw new AppError('not_found');
  return found;
}

/** The account with this CAS id, whatever its case, also that of somebody who is only a student so far. */
export async function findStaffAccountByCas(
  context: IdentityContext,
  casId: string,
  tx: Tx,
): Promise<StaffAccount | null> {
  const rows = await context.database.select<AccountRow>(
    `SELECT ${columns} FROM users u WHERE u.cas_key = :key`,
    { key: casId.toLowerCase() },
    tx,
  );
  const known = bySpelling(rows, casId, (row) => row.cas_id);
  const [account] = known ? await withRoles(context, [known], tx) : [];
  return account ?? null;
}

async function findAccount(context: IdentityContext, where: string, values: Values, tx: Tx) {
  const row = await context.database.first<AccountRow>(`SELECT ${columns} FROM users u WHERE ${where}`, values, tx);
  const [found] = row ? await withRoles(context, [row], tx) : [];
  return found ?? null;
}

async function withRoles({ database }: IdentityContext, rows: readonly AccountRow[], tx?: Tx): Promise<StaffAccount[]> {
  if (rows.length === 0) return [];
  const roles = await database.select<RoleRow>(
    `SELECT r.user_id, r.role, c.id AS college_id, c.name AS college_name FROM user_roles r
     LEFT JOIN colleges c ON c.id = r.college_id WHERE r.user_id IN (:ids) ORDER BY r.role, c.name`,
    { ids: rows.map(({ id }) => id) },
    tx,
  );
  return rows.map((row) => presentStaffAccount(row, roles));
}

/** The account ids and names of all active staff, by account id. */
export async function staffInRegister(
  { database }: IdentityContext,
  tx: Tx,
): Promise<readonly { readonly casId: string; readonly name: string }[]> {
  return database.select<{ casId: string; name: string }>(
    `SELECT u.cas_id AS casId, u.name FROM users u WHERE u.cas_id IS NOT NULL AND u.status = 'active'
       AND EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role <> 'student') ORDER BY u.cas_id`,
    {},
    tx,
  );
}

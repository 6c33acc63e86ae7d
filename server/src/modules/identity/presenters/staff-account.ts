import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { isStaffRole } from '@yuanhang/domain';
import { type RowOf, toInstant } from '../../../platform/database';
import type { College, User, UserRole } from '../model';

export type StaffAccount = ResponseOf<typeof peopleSchemas.setRoles>;
export type AccountRow = Pick<RowOf<User>, 'id' | 'name' | 'cas_id' | 'status' | 'version' | 'updated_at'>;
/** The college is null for a role of the whole university. */
export type RoleRow = Pick<RowOf<UserRole>, 'user_id' | 'role'> & {
  readonly college_id: RowOf<College>['id'] | null;
  readonly college_name: RowOf<College>['name'] | null;
};

/** @param roles also of other accounts */
export function presentStaffAccount(row: AccountRow, roles: readonly RoleRow[]): StaffAccount {
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
}

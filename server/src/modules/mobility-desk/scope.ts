import type { Principal } from '../../platform/http';
import { type Scope, staffScope } from '../identity';

/** Students abroad whom a member of staff sees: as a condition in the query. */
export const watchScope = (
  principal: Principal,
  columns: { readonly student: string; readonly college: string },
): Scope => staffScope(principal, 'mobility', columns);

/** The role in which somebody watches over students. */
export const actorOf = ({ userId, roles }: Principal) =>
  ({ id: userId, role: roles.includes('office') ? 'office' : 'college_reviewer' }) as const;

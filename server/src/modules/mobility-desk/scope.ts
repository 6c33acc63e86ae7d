import type { Values } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** The office watches over everyone, a college over its own, nobody over themselves: said in the query, not after it. */
export function watchScope(
  { userId, roles, collegeIds }: Principal,
  columns: { readonly student: string; readonly college: string },
): { readonly where: string; readonly values: Values } {
  const others = `${columns.student} <> :scopeUser`;
  if (roles.includes('office')) return { where: others, values: { scopeUser: userId } };
  // An empty list is no valid SQL, and no college either.
  if (!roles.includes('college_reviewer') || collegeIds.length === 0) return { where: '1 = 0', values: {} };
  return {
    where: `${others} AND ${columns.college} IN (:scopeColleges)`,
    values: { scopeUser: userId, scopeColleges: collegeIds },
  };
}

/** The role in which somebody watches over students. */
export const actorOf = ({ userId, roles }: Principal) =>
  ({ id: userId, role: roles.includes('office') ? 'office' : 'college_reviewer' }) as const;

import type { Values } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** A condition on `applications a` that stands in the query itself, so that nothing outside it is ever read. */
export interface Scope {
  readonly where: string;
  readonly values: Values;
}

/** The student's own. */
export const ownScope = ({ userId }: Principal): Scope => ({
  where: 'a.student_id = :scopeUser',
  values: { scopeUser: userId },
});

/** What staff may look at: what was handed in once, of the whole university or of their colleges, never their own. */
export function staffScope({ userId, roles, collegeIds }: Principal): Scope {
  const handedIn = 'a.student_id <> :scopeUser AND a.submitted_at IS NOT NULL';
  if (roles.some((role) => role === 'office' || role === 'finance' || role === 'admin')) {
    return { where: handedIn, values: { scopeUser: userId } };
  }
  // An empty list is no valid SQL, and no college either.
  if (!roles.includes('college_reviewer') || collegeIds.length === 0) return { where: '1 = 0', values: {} };
  return {
    where: `${handedIn} AND a.college_id IN (:scopeColleges)`,
    values: { scopeUser: userId, scopeColleges: collegeIds },
  };
}

/** Either of the two, for what students and staff read by the same door. */
export function anyScope(principal: Principal): Scope {
  const own = ownScope(principal);
  const staff = staffScope(principal);
  return { where: `(${own.where} OR (${staff.where}))`, values: { ...own.values, ...staff.values } };
}

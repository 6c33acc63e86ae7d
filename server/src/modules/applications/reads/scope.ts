import type { Principal } from '../../../platform/http';
import { type Scope, staffScope } from '../../identity';

/** The student's own. */
export const ownScope = ({ userId }: Principal): Scope => ({
  where: 'a.student_id = :ownUser',
  values: { ownUser: userId },
});

/** What staff may look at of `applications a`: what was handed in once, of the students whom they see. */
export function handedInScope(principal: Principal): Scope {
  const scope = staffScope(principal, 'applications', { student: 'a.student_id', college: 'a.college_id' });
  return { ...scope, where: `${scope.where} AND a.submitted_at IS NOT NULL` };
}

/** Either of the two, for what students and staff read by the same route. */
export function anyScope(principal: Principal): Scope {
  const own = ownScope(principal);
  const staff = handedInScope(principal);
  return { where: `(${own.where} OR (${staff.where}))`, values: { ...own.values, ...staff.values } };
}

import type { Principal } from '../../../platform/http';
import { type Scope, staffScope } from '../../identity';

/** The student's own applications. */
export const ownScope = ({ userId }: Principal): Scope => ({
  where: 'a.student_id = :ownUser',
  values: { ownUser: userId },
});

/** The `applications a` that staff may read: ever submitted, by students within their scope. */
export function handedInScope(principal: Principal): Scope {
  const scope = staffScope(principal, 'applications', { student: 'a.student_id', college: 'a.college_id' });
  return { ...scope, where: `${scope.where} AND a.submitted_at IS NOT NULL` };
}

/** The scope of students or staff, for routes that both use. */
export function anyScope(principal: Principal): Scope {
  const own = ownScope(principal);
  const staff = handedInScope(principal);
  return { where: `(${own.where} OR (${staff.where}))`, values: { ...own.values, ...staff.values } };
}

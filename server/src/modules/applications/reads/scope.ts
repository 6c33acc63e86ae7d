import type { StudentData } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import { type Limits, type Scope, staffScope } from '../../identity';

const columns = { student: 'a.student_id', college: 'a.college_id' } as const;
const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** The student's own applications. */
export const ownScope = ({ userId }: Principal): Scope => ({
  where: 'a.student_id = :ownUser',
  values: { ownUser: userId },
});

/**
 * The `applications a` for staff who see only some kinds of requests: those with one that was handed in, and those that
 * such a person reviews.
 */
export function havingRequests({ kinds, steps }: Limits): string {
  const reviewed = steps.map((step) => ` OR a.chain LIKE '%"${step}"%'`).join('');
  return `(EXISTS (SELECT 1 FROM requests q WHERE q.application_id = a.id AND q.submitted_at IS NOT NULL
    AND q.kind IN (${quoted(kinds)}))${reviewed})`;
}

/** The `applications a` that staff may read: ever submitted, by students within their scope. */
export function handedInScope(principal: Principal): Scope {
  const scope = staffScope(principal, 'applications', { ...columns, ofRequests: havingRequests });
  return { ...scope, where: `${scope.where} AND a.submitted_at IS NOT NULL` };
}

/**
 * The `applications a` of which a person may read this data: their own, or as staff. Without those of which staff see
 * only what belongs to a request.
 */
export function readableScope(principal: Principal, data: StudentData): Scope {
  const own = ownScope(principal);
  const staff = staffScope(principal, data, columns);
  return {
    where: `(${own.where} OR (${staff.where} AND a.submitted_at IS NOT NULL))`,
    values: { ...own.values, ...staff.values },
  };
}

/** The `requests r` of `applications a` that staff may read: ever submitted, by students and of kinds within their scope. */
export function handedInRequests(principal: Principal, data: StudentData): Scope {
  const scope = staffScope(principal, data, { ...columns, ofRequests: ({ kinds }) => `r.kind IN (${quoted(kinds)})` });
  return { ...scope, where: `${scope.where} AND a.submitted_at IS NOT NULL AND r.submitted_at IS NOT NULL` };
}

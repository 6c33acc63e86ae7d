import { type StudentData, visibleColleges } from '@yuanhang/domain';
import type { Values } from '../../../platform/database';
import type { Principal } from '../../../platform/http';

/** A condition that is part of the query, so that no row outside the scope is ever read. */
export interface Scope {
  readonly where: string;
  readonly values: Values;
}

/**
 * The students whose data a member of staff may see, never their own: `visibleColleges` of the domain as SQL.
 * @param columns of the query that hold the student's and the college's id
 */
export function staffScope(
  principal: Principal,
  data: StudentData,
  columns: { readonly student: string; readonly college: string },
): Scope {
  const colleges = visibleColleges(principal, data);
  const others = `${columns.student} <> :scopeUser`;
  if (colleges === 'all') return { where: others, values: { scopeUser: principal.userId } };
  // `IN ()` is not valid SQL; without a college there is nothing to see.
  if (colleges.length === 0) return { where: '1 = 0', values: {} };
  return {
    where: `${others} AND ${columns.college} IN (:scopeColleges)`,
    values: { scopeUser: principal.userId, scopeColleges: colleges },
  };
}

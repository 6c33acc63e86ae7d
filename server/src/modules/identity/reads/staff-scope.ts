import { type DataScope, type RequestKind, type ReviewStep, type StudentData, visibleScopes } from '@yuanhang/domain';
import type { Values } from '../../../platform/database';
import type { Principal } from '../../../platform/http';

/** A condition that is part of the query, so that no row outside the scope is ever read. */
export interface Scope {
  readonly where: string;
  readonly values: Values;
}
/** The part of some data that a role sees which does not see all of it. */
export interface Limits {
  readonly kinds: readonly RequestKind[];
  readonly steps: readonly ReviewStep[];
}
interface Rows {
  /** The columns of the query that hold the student's and the college's id. */
  readonly student: string;
  readonly college: string;
  /** The rows that belong to requests of these kinds, as SQL; omitted where no row does. */
  readonly ofRequests?: (limits: Limits) => string;
}

/** The rows that a member of staff may see, never their own: `visibleScopes` of the domain as SQL. */
export function staffScope(principal: Principal, data: StudentData, rows: Rows): Scope {
  const alternatives = visibleScopes(principal, data).flatMap((scope) => conditionsOf(scope, rows));
  if (alternatives.length === 0) return { where: '1 = 0', values: {} };
  const others = `${rows.student} <> :scopeUser`;
  const everybody = alternatives.some((conditions) => conditions.length === 0);
  const within = alternatives.map((conditions) => conditions.join(' AND ')).join(') OR (');
  return {
    where: everybody ? others : `${others} AND ((${within}))`,
    values: { scopeUser: principal.userId, scopeColleges: principal.collegeIds },
  };
}

/** The conditions of one scope, which may be none; no scope at all when none of the rows belong to it. */
function conditionsOf({ colleges, extent, steps }: DataScope, { college, ofRequests }: Rows): string[][] {
  if (extent !== 'all' && !ofRequests) return [];
  return [
    [
      ...(colleges === 'all' ? [] : [`${college} IN (:scopeColleges)`]),
      ...(extent === 'all' || !ofRequests ? [] : [ofRequests({ kinds: extent, steps })]),
    ],
  ];
}

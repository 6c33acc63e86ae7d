import type { ReviewStep } from '@yuanhang/domain';
import type { Values } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** What a reviewer asks for; everything narrows what waits for them. */
export interface QueueFilter {
  readonly kind?: string | undefined;
  readonly collegeId?: string | undefined;
  readonly programmeId?: string | undefined;
  readonly q?: string | undefined;
  /** Waiting since this instant or longer. */
  readonly waitingBefore: Date | null;
  /** Continue after this (waiting since, id). */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly rows: number;
}

/** The steps somebody decides, with the condition that keeps the step theirs. */
function stepsOf({ roles, collegeIds }: Principal): { step: ReviewStep; within: string }[] {
  const college = roles.includes('college_reviewer') && collegeIds.length > 0;
  return [
    ...(college ? [{ step: 'college' as const, within: 'AND x.college_id IN (:colleges)' }] : []),
    ...(roles.includes('office') ? [{ step: 'office' as const, within: '' }] : []),
    ...(roles.includes('finance') ? [{ step: 'finance' as const, within: '' }] : []),
  ];
}

/** `%` and `_` are letters to a person who searches. */
const contains = (text: string) => `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

const subjects = [
  {
    name: 'application',
    select: `'application' AS subject, 'application' AS kind, x.id AS application_id, x.number AS number, x.programme_id AS programme_id`,
    from: 'applications x',
    application: 'x',
  },
  {
    name: 'request',
    select: `'request' AS subject, x.kind AS kind, x.application_id AS application_id, a.number AS number, a.programme_id AS programme_id`,
    from: 'requests x LEFT JOIN applications a ON a.id = x.application_id',
    application: 'a',
  },
] as const;

/**
 * One statement over what waits of both sorts: each branch walks its own index (awaits, waiting_since, id) and stops
 * at the page's size, then the branches are merged. Null when nothing can wait for this person.
 */
export function queueSql(principal: Principal, filter: QueueFilter): { sql: string; values: Values } | null {
  const wanted = subjects.filter(({ name }) => {
    if (filter.kind === undefined) return true;
    return (filter.kind === 'application') === (name === 'application');
  });
  const branches = wanted.flatMap((subject) =>
    stepsOf(principal).map(({ step, within }) => {
      const named = filter.q
        ? `AND (u.name LIKE :q ESCAPE '!' OR ${subject.application}.number LIKE :q ESCAPE '!' OR p.name LIKE :q ESCAPE '!')`
        : '';
      return `SELECT * FROM (
        SELECT x.id, ${subject.select}, x.student_id, x.college_id, x.awaits, x.step_index, x.waiting_since, x.version,
          u.name AS student_name, p.name AS programme_name, p.year AS programme_year
        FROM ${subject.from}
        LEFT JOIN users u ON u.id = x.student_id LEFT JOIN programmes p ON p.id = ${subject.application}.programme_id
        WHERE x.awaits = '${step}' ${within} AND x.student_id <> :me
          ${subject.name === 'request' && filter.kind ? 'AND x.kind = :kind' : ''}
          ${filter.collegeId ? 'AND x.college_id = :collegeId' : ''}
          ${filter.programmeId ? `AND ${subject.application}.programme_id = :programmeId` : ''} ${named}
          ${filter.waitingBefore ? 'AND x.waiting_since <= :waitingBefore' : ''}
          ${filter.after ? 'AND (x.waiting_since > :at OR (x.waiting_since = :at AND x.id > :id))' : ''}
        ORDER BY x.waiting_since, x.id LIMIT :rows
      ) AS ${subject.name}_${step}`;
    }),
  );
  if (branches.length === 0) return null;
  const sql = `SELECT w.*, s.student_number, c.name AS college_name,
      (SELECT t.comment FROM timeline_entries t WHERE t.application_id = w.application_id AND t.operation = 'approve'
        AND ((w.subject = 'application' AND t.request_id IS NULL) OR t.request_id = w.id) AND w.step_index > 0
        ORDER BY t.seq DESC LIMIT 1) AS previous_comment
    FROM (${branches.join(' UNION ALL ')} ORDER BY waiting_since, id LIMIT :rows) AS w
    LEFT JOIN students s ON s.user_id = w.student_id LEFT JOIN colleges c ON c.id = w.college_id
    ORDER BY w.waiting_since, w.id`;
  const values = {
    me: principal.userId,
    colleges: principal.collegeIds,
    kind: filter.kind,
    collegeId: filter.collegeId,
    programmeId: filter.programmeId,
    q: filter.q ? contains(filter.q) : undefined,
    waitingBefore: filter.waitingBefore,
    at: filter.after?.at,
    id: filter.after?.id,
    rows: filter.rows,
  };
  return { sql, values };
}

/** How many wait of each kind, each branch counted up to `most` rows of its index; null when nothing can wait. */
export function countsSql(principal: Principal, most: number): { sql: string; values: Values } | null {
  const branches = stepsOf(principal).flatMap(({ step, within }) =>
    [
      { kind: "'application'", from: 'applications' },
      { kind: 'x.kind', from: 'requests' },
    ].map(
      ({ kind, from }) => `SELECT kind, COUNT(*) AS waiting FROM (
        SELECT ${kind} AS kind FROM ${from} x WHERE x.awaits = '${step}' ${within} AND x.student_id <> :me LIMIT :most
      ) AS ${from}_${step} GROUP BY kind`,
    ),
  );
  if (branches.length === 0) return null;
  const values = { me: principal.userId, colleges: principal.collegeIds, most };
  return { sql: branches.join(' UNION ALL '), values };
}

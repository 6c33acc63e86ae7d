import { type ReviewStep, reviewableSteps } from '@yuanhang/domain';
import type { Values } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { SearchCondition } from '../../platform/search';

/** The filters of a reviewer; each condition narrows the queue. */
export interface QueueFilter {
  readonly kind?: string | undefined;
  readonly collegeId?: string | undefined;
  readonly programmeId?: string | undefined;
  /** The year of the programme. */
  readonly year?: number | undefined;
  /** The stage of the application, also for requests. */
  readonly stage?: string | undefined;
  /** One of the steps that the actor decides. */
  readonly step?: ReviewStep | undefined;
  /** A search in `applications a`; null when nothing is searched. */
  readonly searched: SearchCondition | null;
  /** Waiting since this instant or longer. */
  readonly waitingBefore: Date | null;
  /** Continue after this (waiting since, id). */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly rows: number;
}

/** The steps that a person decides, each with the condition that limits it to their scope. */
const stepsOf = (principal: Principal): { step: ReviewStep; within: string }[] =>
  reviewableSteps(principal)
    // `IN ()` is not valid SQL; without a college there is nothing to review.
    .filter(({ colleges }) => colleges.length > 0)
    .map(({ step, colleges }) => ({ step, within: colleges === 'all' ? '' : 'AND x.college_id IN (:colleges)' }));

const subjects = [
  {
    name: 'application',
    table: 'applications',
    columns: `'application' AS subject, 'application' AS kind, x.id AS application_id`,
    application: 'x',
    join: '',
    searchJoin: 'JOIN applications a ON a.id = x.id',
  },
  {
    name: 'request',
    table: 'requests',
    columns: `'request' AS subject, x.kind AS kind, x.application_id`,
    application: 'a',
    join: 'JOIN applications a ON a.id = x.application_id',
    searchJoin: 'JOIN applications a ON a.id = x.application_id',
  },
] as const;

/** The first rows of one subject at one step, read from its index; joins only the tables that the filter needs. */
function branch(
  { name, table, columns, application, join, searchJoin }: (typeof subjects)[number],
  { step, within }: { step: ReviewStep; within: string },
  filter: QueueFilter,
): string {
  const { kind, collegeId, programmeId, year, stage, searched, waitingBefore, after } = filter;
  const joins = [
    ...(searched ? [searchJoin] : programmeId || year || stage ? [join] : []),
    ...(year ? [`JOIN programmes p ON p.id = ${application}.programme_id`] : []),
  ];
  const conditions = [
    `x.awaits = '${step}' ${within} AND x.student_id <> :me`,
    ...(name === 'request' && kind ? ['x.kind = :kind'] : []),
    ...(collegeId ? ['x.college_id = :collegeId'] : []),
    ...(programmeId ? [`${application}.programme_id = :programmeId`] : []),
    ...(year ? ['p.year = :year'] : []),
    ...(stage ? [`${application}.stage = :stage`] : []),
    ...(searched ? [searched.where] : []),
    ...(waitingBefore ? ['x.waiting_since <= :waitingBefore'] : []),
    ...(after ? ['(x.waiting_since > :at OR (x.waiting_since = :at AND x.id > :id))'] : []),
  ];
  return `SELECT * FROM (
    SELECT x.id, ${columns}, x.student_id, x.college_id, x.awaits, x.step_index, x.waiting_since, x.version
    FROM ${table} x ${joins.join(' ')} WHERE ${conditions.join(' AND ')}
    ORDER BY x.waiting_since, x.id LIMIT :rows
  ) AS ${name}_${step}`;
}

/**
 * One statement over waiting applications and requests: each branch reads its own index (awaits, waiting_since, id)
 * up to the page size, then the branches are merged, and names are joined only for the rows of the page. Null when
 * nothing can wait for this person.
 */
export function queueSql(principal: Principal, filter: QueueFilter): { sql: string; values: Values } | null {
  const wanted = subjects.filter(
    ({ name }) => filter.kind === undefined || (filter.kind === 'application') === (name === 'application'),
  );
  const steps = stepsOf(principal).filter(({ step }) => filter.step === undefined || filter.step === step);
  const branches = wanted.flatMap((subject) => steps.map((step) => branch(subject, step, filter)));
  if (branches.length === 0) return null;
  const sql = `SELECT w.id, w.subject, w.kind, w.application_id, w.student_id, w.awaits, w.waiting_since, w.version,
      a.number, a.programme_id, p.name AS programme_name, p.year AS programme_year, u.name AS student_name,
      s.student_number, c.name AS college_name,
      (SELECT t.comment FROM timeline_entries t WHERE t.application_id = w.application_id AND t.operation = 'approve'
        AND ((w.subject = 'application' AND t.request_id IS NULL) OR t.request_id = w.id) AND w.step_index > 0
        ORDER BY t.seq DESC LIMIT 1) AS previous_comment
    FROM (${branches.join(' UNION ALL ')} ORDER BY waiting_since, id LIMIT :rows) AS w
    LEFT JOIN applications a ON a.id = w.application_id LEFT JOIN programmes p ON p.id = a.programme_id
    LEFT JOIN users u ON u.id = w.student_id LEFT JOIN students s ON s.user_id = w.student_id
    LEFT JOIN colleges c ON c.id = w.college_id
    ORDER BY w.waiting_since, w.id`;
  const values = {
    me: principal.userId,
    colleges: principal.collegeIds,
    kind: filter.kind,
    collegeId: filter.collegeId,
    programmeId: filter.programmeId,
    year: filter.year,
    stage: filter.stage,
    ...filter.searched?.values,
    waitingBefore: filter.waitingBefore,
    at: filter.after?.at,
    id: filter.after?.id,
    rows: filter.rows,
  };
  return { sql, values };
}

/**
 * The number of waiting items of each kind, each branch counted up to `maxCount` rows of its index; null when nothing
 * can wait.
 */
export function countsSql(principal: Principal, maxCount: number): { sql: string; values: Values } | null {
  const branches = stepsOf(principal).flatMap(({ step, within }) =>
    (
      [
        { kind: "'application'", from: 'applications' },
        { kind: 'x.kind', from: 'requests' },
      ] as const
    ).map(
      ({ kind, from }) => `SELECT kind, COUNT(*) AS waiting FROM (
        SELECT ${kind} AS kind FROM ${from} x WHERE x.awaits = '${step}' ${within} AND x.student_id <> :me LIMIT :maxCount
      ) AS ${from}_${step} GROUP BY kind`,
    ),
  );
  if (branches.length === 0) return null;
  const values = { me: principal.userId, colleges: principal.collegeIds, maxCount };
  return { sql: branches.join(' UNION ALL '), values };
}

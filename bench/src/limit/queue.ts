import { idOf, type StaffMember } from '../people';
import { daysAgo, instant, type Row, rows, type Value } from './database';
import { keyOf, pageOf } from './page';
import { known } from './templates';

type Subject = 'application' | 'request';

/** The first keys of one kind of subject, from its covering index. */
function branch(subject: Subject, query: URLSearchParams, { college }: StaffMember, limit: number) {
  const isRequest = subject === 'request';
  const [kind, year, collegeId] = ['kind', 'year', 'collegeId'].map((name) => query.get(name));
  const after = keyOf(query.get('cursor'));
  const joins: string[] = [];
  if (isRequest && year) joins.push('JOIN applications a ON a.id = x.application_id');
  if (year) joins.push(`JOIN programmes p ON p.id = ${isRequest ? 'a' : 'x'}.programme_id`);
  const where = [college === null ? "x.awaits = 'office'" : "x.awaits = 'college'"];
  const values: Value[] = [];
  const narrow = (condition: string, ...compared: Value[]) => {
    where.push(condition);
    values.push(...compared);
  };
  if (college !== null) narrow('x.college_id = ?', idOf('c', college));
  if (isRequest && kind) narrow('x.kind = ?', kind);
  if (collegeId) narrow('x.college_id = ?', collegeId);
  if (year) narrow('p.year = ?', Number(year));
  if (query.has('waitingDays')) narrow('x.waiting_since <= ?', daysAgo(Number(query.get('waitingDays'))));
  if (after !== null) {
    const [at = null, id = null] = after;
    narrow('(x.waiting_since > ? OR (x.waiting_since = ? AND x.id > ?))', at, at, id);
  }
  const sql = `(SELECT ${isRequest ? 1 : 0} AS is_request, x.id, x.waiting_since FROM ${subject}s x ${joins.join(' ')}
    WHERE ${where.join(' AND ')} ORDER BY x.waiting_since, x.id LIMIT ?)`;
  return { sql, values: [...values, limit + 1] };
}

/** The queue of one reviewer, oldest first: merges the keys of applications and requests, and reads other columns for one page only. */
export async function queue(query: URLSearchParams, reviewer: StaffMember): Promise<object> {
  const limit = Number(query.get('limit'));
  const kind = query.get('kind');
  const subjects: readonly Subject[] =
    kind === null ? ['application', 'request'] : kind === 'application' ? ['application'] : ['request'];
  const branches = subjects.map((subject) => branch(subject, query, reviewer, limit));
  const found = await rows(
    `SELECT w.is_request, w.id, w.waiting_since, COALESCE(r.kind, 'application') AS kind, a.id AS application_id, a.number,
       a.student_id, COALESCE(r.awaits, a.awaits) AS awaits, COALESCE(r.version, a.version) AS version, a.programme_id,
       p.name AS programme_name, p.year, u.name, s.student_number, c.name AS college_name,
       (SELECT t.comment FROM timeline_entries t WHERE t.application_id = a.id AND t.operation = 'approve'
          AND ((w.is_request = 0 AND t.request_id IS NULL) OR t.request_id = w.id)
          AND COALESCE(r.step_index, a.step_index) > 0 ORDER BY t.seq DESC LIMIT 1) AS comment
     FROM (${branches.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY waiting_since, id LIMIT ?) w
     LEFT JOIN requests r ON w.is_request = 1 AND r.id = w.id
     LEFT JOIN applications a ON a.id = IF(w.is_request, r.application_id, w.id)
     LEFT JOIN programmes p ON p.id = a.programme_id LEFT JOIN users u ON u.id = a.student_id
     LEFT JOIN students s ON s.user_id = a.student_id LEFT JOIN colleges c ON c.id = a.college_id
     ORDER BY w.waiting_since, w.id`,
    [...branches.flatMap(({ values }) => values), limit + 1],
  );
  return pageOf(found, limit, (row) => [row.waiting_since, row.id], present);
}

const present = (row: Row): object => ({
  ...known().queueItem,
  id: row.id,
  subject: row.is_request === 1 ? 'request' : 'application',
  kind: row.kind,
  applicationId: row.application_id,
  number: row.number,
  student: { id: row.student_id, name: row.name, studentNumber: row.student_number, college: row.college_name },
  programme: { id: row.programme_id, name: row.programme_name, year: row.year },
  step: row.awaits,
  previousComment: row.comment,
  waitingSince: instant(row.waiting_since),
  version: row.version,
});

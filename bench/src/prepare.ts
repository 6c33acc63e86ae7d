import { createHash } from 'node:crypto';
import { consentTexts } from '@yuanhang/domain';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { fillMariadb, Sizes } from '../../server/test/fill';
import { collegeOfStudent, idOf, isStale, sessionId, staff, staffOfSession, staffToken, studentToken } from './people';
import { studentOfDraft } from './questions/applications';

type Cell = string | number | null;

/** The contents of a bench database in addition to the rows of `fillMariadb`. */
export interface Contents {
  readonly sizes: Sizes;
  readonly staffSessions: number;
  /** Complete drafts, each of another student, so that each can be submitted as it is. */
  readonly drafts: number;
}

/** Complete answers of a student. */
const pages = {
  basic: {
    phone: '13800001234',
    email: 'lin@example.edu',
    address: '兰州市城关区天水南路 222 号',
    emergencyName: '林建国',
    emergencyRelation: '父亲',
    emergencyPhone: '13900005678',
  },
  application: {
    startOn: '2027-03-01',
    endOn: '2027-08-31',
    fundingSource: ['self'],
    studyPlan: '我计划修读日耳曼学与翻译学课程，并准备毕业论文。'.repeat(12),
    hasBeenAbroad: false,
  },
};
/** The materials required by the drafts' programmes. */
const requirements = ['passport', 'transcript'].map((key) => ({
  key,
  name: key === 'passport' ? '护照首页' : '成绩单',
  help: '',
  required: true,
  phase: 'application',
  fileTypes: ['pdf'],
  maxBytes: 10_485_760,
  maxCount: 1,
}));
const programmesOfDrafts = 20;
/** `server/test/fill.ts` spreads the application windows around this day. */
const fixtureDay = '2026-11-24';

const rowsPerInsert = 1000;

async function insert(
  connection: Connection,
  table: string,
  columns: string,
  count: number,
  rowOf: (n: number) => readonly Cell[],
): Promise<void> {
  for (let from = 0; from < count; from += rowsPerInsert) {
    const rows = Array.from({ length: Math.min(rowsPerInsert, count - from) }, (_, at) => rowOf(from + at));
    await connection.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [rows]);
  }
}

const textOf = (date: Date) => date.toISOString().slice(0, 23).replace('T', ' ');
const dayMs = 86_400_000;
/** A `seen_at` that stays fresh until the end of the run, however long it is. */
const fresh = () => textOf(new Date(Date.now() + dayMs));
const stale = () => textOf(new Date(Date.now() - dayMs / 24));

async function insertPeople(connection: Connection, { sizes, staffSessions }: Contents): Promise<void> {
  const now = textOf(new Date());
  await insert(connection, 'users', 'id, name, cas_id, status, version, created_at, updated_at', staff.length, (n) => {
    const { id = '' } = staff[n] ?? {};
    return [id, `教师${n}`, `staff-${n}`, 'active', 0, now, now];
  });
  await insert(connection, 'user_roles', 'user_id, role, college_id', staff.length, (n) => {
    const { id = '', college = null } = staff[n] ?? {};
    return college === null ? [id, 'office', ''] : [id, 'college_reviewer', idOf('c', college)];
  });
  const [found] = await connection.query<RowDataPacket[]>("SHOW COLUMNS FROM sessions LIKE 'client'");
  const hasClient = found.length > 0;
  const session = (id: string, token: string, userId: string, isOld: boolean): Cell[] => [
    id,
    createHash('sha256').update(token).digest('hex'),
    userId,
    now,
    isOld ? stale() : fresh(),
    '2037-01-01 00:00:00.000',
    ...(hasClient ? ['phone'] : []),
  ];
  // A build to compare with may be older than this column.
  const columns = `id, token_hash, user_id, created_at, seen_at, expires_at${hasClient ? ', client' : ''}`;
  await insert(connection, 'sessions', columns, sizes.students, (n) =>
    session(sessionId.student(n + 1), studentToken(n + 1), idOf('u', n + 1), isStale(n + 1)),
  );
  // Without it the server refuses a submission.
  const version = consentTexts.find(({ purpose }) => purpose === 'application')?.version ?? 1;
  await insert(connection, 'consents', 'user_id, purpose, version, granted, at', sizes.students, (n) => [
    idOf('u', n + 1),
    'application',
    version,
    1,
    now,
  ]);
  await insert(connection, 'sessions', columns, staffSessions, (n) =>
    session(sessionId.staff(n), staffToken(n), staffOfSession(n).id, isStale(n)),
  );
}

async function insertDrafts(connection: Connection, { sizes, drafts }: Contents): Promise<void> {
  const now = textOf(new Date());
  await connection.query(
    `UPDATE programmes SET status = 'published', apply_from = '2020-01-01', apply_until = '2036-12-31', closes_on = '2036-12-31',
       places = NULL, requirements = ? WHERE id <= ?`,
    [JSON.stringify(requirements), idOf('p', programmesOfDrafts)],
  );
  const student = (n: number) => studentOfDraft(n + 1, sizes.students);
  const columns = `id, number, student_id, programme_id, college_id, stage, step_index, chain, late_entry, declaration,
    declaration_accepted_at, basic, application, questions, open_marker, version, created_at, updated_at`;
  await insert(connection, 'applications', columns, drafts, (n) => [
    idOf('b', n + 1),
    `BN${String(n + 1).padStart(8, '0')}`,
    idOf('u', student(n)),
    idOf('p', 1 + (n % programmesOfDrafts)),
    idOf('c', collegeOfStudent(student(n))),
    'draft',
    0,
    '[]',
    0,
    '承诺',
    now,
    JSON.stringify(pages.basic),
    JSON.stringify(pages.application),
    '{}',
    1,
    0,
    now,
    now,
  ]);
  const language = 'id, application_id, test, score, taken_on, note, created_at';
  await insert(connection, 'language_proficiencies', language, drafts, (n) => [
    idOf('g', n + 1),
    idOf('b', n + 1),
    'ielts',
    '6.5',
    '2026-05-01',
    '',
    now,
  ]);
  const file = `id, owner_type, owner_id, requirement_key, storage_key, file_name, file_type, bytes, sha256, state, slot,
    uploaded_by, created_at, uploaded_at`;
  await insert(connection, 'attachments', file, drafts * requirements.length, (n) => {
    const draft = Math.floor(n / requirements.length);
    const { key = '', name = '' } = requirements[n % requirements.length] ?? {};
    return [
      idOf('f', n + 1),
      'application',
      idOf('b', draft + 1),
      key,
      `bench/${n}`,
      `${name}.pdf`,
      'pdf',
      120_000,
      '0'.repeat(64),
      'complete',
      0,
      idOf('u', student(draft)),
      now,
      now,
    ];
  });
}

/** Moves the windows by the days passed since the fixture's day, so that the number of open programmes does not depend on the date. */
async function moveWindows(connection: Connection): Promise<void> {
  const moved = ['apply_from', 'apply_until', 'closes_on'].map(
    (column) =>
      `${column} = DATE_FORMAT(DATE_ADD(${column}, INTERVAL DATEDIFF(UTC_DATE(), '${fixtureDay}') DAY), '%Y-%m-%d')`,
  );
  await connection.query(`UPDATE programmes SET ${moved.join(', ')}`);
}

/** Spreads categories, years and countries over all combinations; `fill.ts` derives all of them from the same number. */
async function spreadProgrammes(connection: Connection): Promise<void> {
  const hash = 'CRC32(id)';
  await connection.query(
    `UPDATE programmes SET category = ELT(1 + ${hash} % 4, 'exchange', 'joint_training', 'short_term', 'internship'),
       year = 2024 + ${hash} DIV 4 % 4, country = ELT(1 + ${hash} DIV 16 % 6, 'DE', 'JP', 'GB', 'FR', 'US', 'SG'),
       region = ELT(1 + ${hash} DIV 16 % 6, 'europe', 'asia', 'europe', 'europe', 'north_america', 'asia')`,
  );
}

/**
 * Spreads pending reviews over all colleges, programmes and years, half of the applications at each step: `fill.ts` derives
 * all of them from the same number, so that half of the colleges would have nothing to review.
 */
async function spreadReviews(connection: Connection): Promise<void> {
  const waitingSince = `DATE_ADD('2026-06-01', INTERVAL CAST(SUBSTR(id, 2) AS UNSIGNED) MINUTE)`;
  // In MariaDB an assignment of an UPDATE sees the values set by earlier ones, so the stage comes last.
  const isReviewed = `CRC32(id) % 6 = 0`;
  await connection.query(
    `UPDATE applications SET step_index = IF(${isReviewed}, CRC32(id) DIV 6 % 2, step_index),
       awaits = IF(${isReviewed}, IF(CRC32(id) DIV 6 % 2 = 0, 'college', 'office'), NULL),
       waiting_since = IF(${isReviewed}, ${waitingSince}, NULL),
       stage = IF(${isReviewed}, 'under_review', IF(stage = 'under_review', 'approved', stage)) WHERE stage <> 'draft'`,
  );
  const isSubmitted = `CRC32(id) % 5 = 0`;
  await connection.query(
    `UPDATE requests SET status = IF(${isSubmitted}, 'submitted', 'approved'), awaits = IF(${isSubmitted}, 'office', NULL),
       waiting_since = IF(${isSubmitted}, ${waitingSince}, NULL)`,
  );
}

/** Writes rows like those of a university, and in addition reviewers, sessions of all users and complete drafts. */
export async function prepare(connection: Connection, fill: typeof fillMariadb, contents: Contents): Promise<void> {
  await fill((sql) => connection.query(sql), contents.sizes);
  await moveWindows(connection);
  await spreadProgrammes(connection);
  await spreadReviews(connection);
  await insertPeople(connection, contents);
  await insertDrafts(connection, contents);
  await connection.query(
    'ANALYZE TABLE programmes, users, user_roles, sessions, applications, requests, language_proficiencies, attachments',
  );
}

/** Makes those sessions stale again that requests have renewed. */
export async function ageSessions(connection: Connection): Promise<void> {
  await connection.query(
    `UPDATE sessions SET seen_at = ? WHERE (id LIKE 'S%0' OR id LIKE 'T%0') AND seen_at BETWEEN ? AND ?`,
    [stale(), stale(), textOf(new Date())],
  );
}

/**
 * Waits until the product has finished the sweeps that it runs at start, and has sent their messages. Their cost is
 * measured separately, with the sweeps.
 */
export async function untilCaughtUp(connection: Connection): Promise<void> {
  for (;;) {
    const [rows] = await connection.query<({ open: number } & RowDataPacket)[]>(
      `SELECT COUNT(*) = 0 OR SUM(sweep = 'housekeeping' AND finished_at IS NOT NULL) = 0 AS open FROM sweep_slots`,
    );
    if (rows[0]?.open === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await untilDelivered(connection);
}

/** Waits until every event is delivered, because the work caused by a submission is part of its cost. */
export async function untilDelivered(connection: Connection): Promise<void> {
  for (;;) {
    const [rows] = await connection.query<({ waiting: number } & RowDataPacket)[]>(
      'SELECT COUNT(*) AS waiting FROM outbox_events WHERE done_at IS NULL',
    );
    if (rows[0]?.waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

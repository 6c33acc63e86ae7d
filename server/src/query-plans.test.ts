import { startTestApp, type TestApp } from '../test/app';
import { fillMariadb } from '../test/fill';
import { send } from '../test/http';
import { newId, type Values } from './platform/database';

/** Every list, with a person who uses it. The suite fails for a list that is missing here. */
const lists: Readonly<Record<string, { who: Who; paths: readonly string[] }>> = {
  'GET /api/programmes': {
    who: 'student',
    paths: [
      '?open=true',
      '?sort=newest',
      '?sort=name',
      '?category=exchange',
      '?country=DE',
      '?year=2026',
      '?q=交流',
      '?q=目77',
    ],
  },
  'GET /api/applications': { who: 'student', paths: [''] },
  'GET /api/messages': { who: 'student', paths: ['', '?unread=true'] },
  'GET /api/me/deliveries': { who: 'student', paths: [''] },
  'GET /api/announcements': { who: 'student', paths: [''] },
  'GET /api/admin/programmes': { who: 'office', paths: ['', '?status=published', '?q=目77'] },
  'GET /api/admin/reviews': { who: 'office', paths: ['', '?kind=application', '?q=学生', '?q=学生123', '?q=1234'] },
  'GET /api/admin/applications': {
    who: 'office',
    paths: [
      '',
      '?sort=oldest',
      '?q=学生',
      '?q=学生123',
      '?q=1234 交流',
      '?stage=under_review',
      '?collegeId=c0000000000000000001',
      '?programmeId=p0000000000000000001',
    ],
  },
  'GET /api/admin/audit': { who: 'admin', paths: ['', '?action=decide_application', '?actorId=u0000000000000000001'] },
  'GET /api/admin/deliveries': { who: 'office', paths: [''] },
  'GET /api/admin/students': { who: 'office', paths: ['', '?level=master', '?q=生12', '?q=学生'] },
  'GET /api/admin/late-entry-passes': { who: 'office', paths: ['', '?programmeId=p0000000000000000001'] },
};
/** Lists that stay short or are rarely used, with the reason why they need no index of their own. */
const exempt: Readonly<Record<string, string>> = {
  'GET /api/admin/students-abroad':
    'ordered by what is due next, which no column holds: reads everybody abroad, some hundreds',
  'GET /api/admin/help-requests': 'few, one hopes',
  'GET /api/admin/roll-calls': 'a handful a year',
  'GET /api/admin/roll-calls/:id/answers': 'those who are in one place',
  'GET /api/admin/users': 'staff: some hundreds',
  'GET /api/admin/imports': 'a few a term',
  'GET /api/admin/announcements': 'a few a month',
  'GET /api/admin/erasure-requests': 'rare',
  'GET /api/applications/:id/check-ins': 'of one stay',
  'GET /api/admin/students-abroad/:id/check-ins': 'of one stay',
};
type Who = 'student' | 'office' | 'admin';
const big = new Set([
  'applications',
  'a',
  'x',
  'p',
  'programmes',
  'm',
  'messages',
  'e',
  's',
  'u',
  't',
  'k',
  'r',
  'g',
  'h',
  'st',
]);
/** One page, rows that are filtered out, and some slack for MariaDB's estimates. */
const fewRows = 3000;

interface Asked {
  readonly sql: string;
  readonly values: Values;
}

const onMariadb = process.env.TEST_DATABASE_URL ? describe : describe.skip;

it('covers every list', async () => {
  const app = await startTestApp();
  const paged = app.app.routes
    .filter(({ route, schemas }) => route.method === 'GET' && hasCursor(schemas.query))
    .map(({ route }) => `${route.method} ${route.path}`);
  expect([...Object.keys(lists), ...Object.keys(exempt)].sort()).toEqual(paged.sort());
  await app.stop();
});
const hasCursor = (schema: unknown) =>
  typeof schema === 'object' && schema !== null && 'shape' in schema && 'cursor' in Object(schema.shape);

onMariadb('the plan of every list', () => {
  let app: TestApp;
  const tokens: Partial<Record<Who, string>> = {};
  beforeAll(async () => {
    app = await startTestApp();
    const { database } = app.test;
    await fillMariadb((sql) => database.sequelize.query(sql), {
      students: 6000,
      programmes: 1000,
      applications: 40_000,
    });
    const { identity } = app.app.modules;
    const open = async (id: string) => (await database.transaction((tx) => identity.sessions.open(id, tx))).token;
    tokens.student = await open('u0000000000000000007');
    for (const role of ['office', 'admin'] as const) {
      tokens[role] = await open(await identity.people.createStaff({ name: '老师', roles: [{ role }] }));
    }
  }, 120_000);
  afterAll(() => app.stop());

  /** The statements of the database for the response to a path. */
  async function askedBy(token: string, path: string): Promise<Asked[]> {
    const { database } = app.test;
    const select = database.select.bind(database);
    const asked: Asked[] = [];
    database.select = (sql, values = {}, tx) => {
      asked.push({ sql, values });
      return select(sql, values, tx);
    };
    const { status } = await send(app.url, 'GET', path, { token });
    database.select = select;
    expect(status).toBe(200);
    const reads = asked.filter(({ sql }) => !/FROM sessions/.test(sql));
    expect(reads).not.toEqual([]);
    return reads;
  }

  it.each(Object.entries(lists))('%s reads from an index', async (name, { who, paths }) => {
    const found: string[] = [];
    for (const query of paths) {
      for (const { sql, values } of await askedBy(tokens[who] ?? '', name.replace('GET ', '') + query)) {
        const plan = await app.test.database.select<{
          table: string;
          type: string;
          rows: number;
          Extra: string | null;
        }>(`EXPLAIN ${sql}`, values);
        for (const { table, type, rows, Extra } of plan) {
          if (!big.has(table)) continue;
          if (type === 'ALL' && Number(rows) > fewRows)
            found.push(`${query} ${table}: scans ${rows} rows — ${sql.slice(0, 300)}`);
          if (/filesort/.test(Extra ?? '') && Number(rows) > fewRows)
            found.push(`${query} ${table}: sorts ${rows} rows — ${sql.slice(0, 300)}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('a delivery of events reads only the claimed events, not a month of kept ones', async () => {
    const { database } = app.test;
    await database.sequelize.query(
      `INSERT INTO outbox_events (id, type, body, created_at, not_before, done_at)
       SELECT CONCAT('e', LPAD(seq, 19, '0')), 'stage_changed', '{}', NOW(3), NOW(3), NOW(3) FROM seq_1_to_20000`,
    );
    const acknowledged = {
      type: 'help_acknowledged',
      helpRequestId: newId(),
      studentId: 'u0000000000000000007',
      byName: '陈',
    } as const;
    await database.transaction((tx) => app.app.outbox.append(acknowledged, tx));
    const select = database.select.bind(database);
    const read: string[] = [];
    database.select = async (sql, values = {}, tx) => {
      if (/FROM outbox_events/.test(sql)) {
        const plan = await select<{ rows: number }>(`EXPLAIN ${sql}`, values, tx);
        read.push(...plan.filter(({ rows }) => Number(rows) > fewRows).map(() => sql));
      }
      return select(sql, values, tx);
    };
    await app.app.outbox.drain();
    database.select = select;
    expect(read).toEqual([]);
  });
});

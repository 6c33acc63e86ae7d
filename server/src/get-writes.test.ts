import { applicationRoutes, identityRoutes, mobilityDeskRoutes } from '@yuanhang/contract';
import { startTestApp } from '../test/app';
import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { send } from '../test/http';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';

/**
 * A browser sends its cookie with a link of any site, and only requests that change something are checked for their
 * origin. A GET must therefore change nothing: no entry of the audit log, no use of a limit, no state.
 */

/** GET routes that write, with the reason why a link on another site cannot make them. */
const named: Readonly<Record<string, string>> = {
  'GET /api/session/cas/callback': 'the sign-in: needs the state that this browser was given at its beginning',
  'GET /api/applications/:id/documents/:key': 'counts printed papers, only to bound the work of printing',
  'GET /api/requests/:id/document': 'the same',
  'GET /api/places/cities': 'counts searches, only to bound them',
  'GET /api/places/zones': 'the same',
};
/** When a session was used. */
const touch = /^UPDATE sessions SET seen_at/;

let fixture: ServerFixture;
let ids: Readonly<Record<string, string>>;
let cookies: Readonly<Record<string, string>>;
const written: string[] = [];

beforeAll(async () => {
  fixture = await startServerFixture();
  const { users, applicationId, programmeId } = await buildExchange(fixture);
  const admin = await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] });
  const [student = users.student, office = users.office] = await fixture.later(
    '2027-03-01T08:00:00.000Z',
    users.student,
    users.office,
  );
  await sendCheckIn(fixture, student, applicationId);
  const rollCall = await office.call(mobilityDeskRoutes.openRollCall, { body: { question: '你还好吗？' } });
  const detail = await student.call(applicationRoutes.detail, { params: { id: applicationId } });
  ids = {
    applications: applicationId,
    'students-abroad': applicationId,
    requests: detail.requests[0]?.id ?? '',
    attachments: detail.materials[0]?.attachments[0]?.id ?? '',
    'roll-calls': rollCall.id,
    programmes: programmeId,
    students: users.student.id,
  };
  const cookieOf = async (id: string) => {
    const { open } = fixture.identity.sessions;
    const { token } = await fixture.database.transaction((tx) =>
      open(id, tx, { client: 'browser', isConfirmed: true }),
    );
    return `yh_session=${token}`;
  };
  cookies = {
    student: await cookieOf(users.student.id),
    college: await cookieOf(users.collegeReviewer.id),
    office: await cookieOf(users.office.id),
    finance: await cookieOf(users.finance.id),
    admin: await cookieOf(admin),
  };
  const watch = (line: string) => {
    const sql = line.replace(/^Executing \([^)]*\): /, '');
    if (/^(INSERT|UPDATE|DELETE|REPLACE)/i.test(sql) && !touch.test(sql)) written.push(sql.slice(0, 120));
  };
  Reflect.set(Reflect.get(fixture.database.sequelize, 'options'), 'logging', watch);
});
afterAll(() => fixture.stop());

/** The address of an existing record, as far as the fixture has one. */
const addressOf = (path: string) =>
  path
    .replace(/\/([a-z-]+)\/:id/, (whole, of: string) => (ids[of] ? `/${of}/${ids[of]}` : whole))
    .replace(':year', '2026')
    .replace('templates/:kind', 'templates/students')
    .replace(':key', path.includes('reminder-rules') ? 'help_requested' : 'application_form')
    .replace(/:\w+/g, 'a0000000000000000001');
const queryOf = (path: string) => (path.endsWith('/link') ? '?as=view' : path.endsWith('/search') ? '?q=林知' : '');

it('no GET of a browser writes, for any role', async () => {
  const app = await startTestApp({
    env: { CAS_URL: 'http://127.0.0.1:9/cas', WECHAT_APPID: 'wx-test', WECHAT_SECRET: 'secret' },
  });
  const paths = app.app.routes.filter(({ route }) => route.method === 'GET').map(({ route }) => route.path);
  await app.stop();
  expect(paths.length).toBeGreaterThan(40);
  const found: Record<string, string[]> = {};
  const answered = new Set<string>();
  for (const path of paths)
    for (const [who, cookie] of Object.entries(cookies)) {
      written.length = 0;
      const address = addressOf(path) + queryOf(path);
      const { status } = await send(fixture.url, 'GET', address, { headers: { cookie } });
      if (status < 400) answered.add(path);
      const name = `GET ${path}`;
      if (written.length > 0 && !named[name]) found[`${name} by ${who}`] = [...written];
    }
  expect(found).toEqual({});
  // Refused requests would prove nothing.
  const refused = paths.filter((path) => !answered.has(path));
  expect(refused.sort()).toEqual([
    '/api/announcements/:id',
    '/api/files/:link',
    '/api/me/export',
    '/api/session/cas',
    '/api/session/cas/callback',
  ]);
});

it('sees a write when there is one', async () => {
  written.length = 0;
  const headers = { cookie: cookies.student ?? '', origin: fixture.url };
  await send(fixture.url, identityRoutes.createBindingCode.method, identityRoutes.createBindingCode.path, { headers });
  expect(written.join()).toContain('binding_codes');
});

it('an export is none of a link: refused by cookie, and as a POST only from our own pages', async () => {
  const cookie = cookies.finance ?? '';
  const ask = (method: string, path: string, headers: Record<string, string>) =>
    send(fixture.url, method, path, { headers: { cookie, ...headers }, ...(method === 'POST' && { body: {} }) });
  const purpose = '?accounts=true&purpose=forged-purpose';
  expect((await ask('GET', `/api/admin/exports/grants${purpose}`, {})).status).toBe(405);
  expect((await ask('POST', '/api/admin/exports/grants', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask('POST', '/api/admin/exports/grants', {})).status).toBe(403);
  expect((await ask('POST', '/api/admin/exports/grants', { origin: fixture.url })).status).toBe(200);
  const mine = { cookie: cookies.student ?? '' };
  expect(await ask('GET', '/api/me/export', mine)).toMatchObject({ status: 403, body: { code: 'csrf_rejected' } });
  expect((await ask('POST', '/api/me/export', { ...mine, origin: fixture.url })).status).toBe(200);
});

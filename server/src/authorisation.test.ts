import type { Method } from '@yuanhang/contract';
import type { Role } from '@yuanhang/domain';
import { z } from 'zod';
import { startTestApp, type TestApp } from '../test/app';
import { buildCollege, buildStaff, buildStudent } from '../test/factories/identity';
import { send } from '../test/http';
import { newId } from './platform/database';
import type { Registered } from './platform/http';

type Caller = Role | 'nobody';
const callers: readonly Caller[] = ['student', 'college_reviewer', 'office', 'finance', 'admin', 'bot', 'nobody'];

const student: readonly Caller[] = ['student'];
const reviewers: readonly Caller[] = ['college_reviewer', 'office', 'finance'];
const staff: readonly Caller[] = [...reviewers, 'admin'];
const people: readonly Caller[] = ['student', ...staff];
const watchers: readonly Caller[] = ['college_reviewer', 'office'];
const office: readonly Caller[] = ['office'];
const uploaders: readonly Caller[] = ['student', 'office'];
const admin: readonly Caller[] = ['admin'];
const bot: readonly Caller[] = ['bot'];

/** The callers permitted on each route, listed a second time so that a mistake in the contract is found here. */
const matrix: Readonly<Record<string, readonly Caller[]>> = {
  'GET /api/meta': callers,
  'GET /api/session': people,
  'POST /api/session/local': callers,
  'POST /api/session/wechat': callers,
  'POST /api/session/handover': callers,
  'POST /api/session/handover/confirmation': callers,
  'GET /api/session/cas': callers,
  'GET /api/session/cas/callback': callers,
  'POST /api/session/cas/callback': callers,
  'DELETE /api/session': people,
  'DELETE /api/sessions': people,
  'GET /api/me/access': people,
  'DELETE /api/me/sessions/:id': people,
  'DELETE /api/me/wechat': people,
  'GET /api/me/chat-binding': people,
  'POST /api/me/chat-binding/codes': people,
  'DELETE /api/me/chat-binding': people,
  'GET /api/me/record': student,
  'PUT /api/me/contact': student,
  'GET /api/home': student,
  'GET /api/announcements': people,
  'GET /api/announcements/:id': people,
  'GET /api/admin/announcements': office,
  'POST /api/admin/markdown-previews': staff,
  'POST /api/admin/announcements': office,
  'PUT /api/admin/announcements/:id': office,
  'POST /api/admin/announcements/:id/publication': office,
  'POST /api/admin/announcements/:id/withdrawal': office,
  'GET /api/messages': people,
  'POST /api/messages/read': people,
  'GET /api/places/cities': people,
  'GET /api/places/zones': people,
  'GET /api/programmes': people,
  'GET /api/programme-filters': people,
  'GET /api/programmes/:id': people,
  'GET /api/applications': student,
  'POST /api/applications': student,
  'GET /api/applications/:id': student,
  'DELETE /api/applications/:id': student,
  'PUT /api/applications/:id/pages/:page': student,
  'POST /api/applications/:id/languages': student,
  'PUT /api/applications/:id/languages/:languageId': student,
  'DELETE /api/applications/:id/languages/:languageId': student,
  'POST /api/applications/:id/submission': student,
  'POST /api/applications/:id/recall': student,
  'POST /api/applications/:id/supplement': student,
  'POST /api/applications/:id/funding-waiver': student,
  'GET /api/applications/:id/documents/:key': people,
  'POST /api/applications/:id/requests': student,
  'GET /api/requests/:id': student,
  'PUT /api/requests/:id/form': student,
  'POST /api/requests/:id/submission': student,
  'POST /api/requests/:id/recall': student,
  'DELETE /api/requests/:id': student,
  'GET /api/requests/:id/document': people,
  'POST /api/admin/requests/:id/reveals': ['office', 'finance'],
  'GET /api/applications/:id/check-in': student,
  'GET /api/applications/:id/check-ins': student,
  'POST /api/applications/:id/check-ins': student,
  'POST /api/applications/:id/check-ins/undo': student,
  'PUT /api/applications/:id/arrival-details': student,
  'POST /api/attachments': uploaders,
  'POST /api/attachments/:id/completion': uploaders,
  'GET /api/attachments/:id/link': people,
  'POST /api/attachments/:id/openings': reviewers,
  'DELETE /api/attachments/:id': uploaders,
  'POST /api/uploads': callers,
  'GET /api/files/:link': callers,
  'GET /api/admin/colleges': staff,
  'POST /api/admin/colleges': admin,
  'PUT /api/admin/colleges/:id': admin,
  'PUT /api/admin/students': admin,
  'GET /api/admin/students': ['college_reviewer', 'office', 'admin'],
  'GET /api/admin/students/:id': ['college_reviewer', 'office', 'admin'],
  'POST /api/admin/students/:id/reveals': office,
  'GET /api/admin/users': admin,
  'POST /api/admin/users': admin,
  'PUT /api/admin/users/:id/roles': admin,
  'PUT /api/admin/users/:id/status': admin,
  'POST /api/admin/imports': admin,
  'POST /api/admin/import-problems': admin,
  'GET /api/admin/imports': admin,
  'POST /api/admin/imports/:id/undo': admin,
  'GET /api/admin/import-templates/:kind': admin,
  'GET /api/admin/audit': admin,
  'POST /api/admin/audit/verification': admin,
  'GET /api/admin/deliveries': ['office', 'admin'],
  'GET /api/admin/programmes': staff,
  'POST /api/admin/programmes': office,
  'GET /api/admin/programmes/:id': staff,
  'PUT /api/admin/programmes/:id': office,
  'POST /api/admin/programmes/:id/publication': office,
  'POST /api/admin/programmes/:id/closure': office,
  'POST /api/admin/programmes/:id/archive': office,
  'POST /api/admin/programmes/:id/copies': office,
  'DELETE /api/admin/programmes/:id': office,
  'GET /api/admin/late-entry-passes': office,
  'POST /api/admin/late-entry-passes': office,
  'DELETE /api/admin/late-entry-passes/:id': office,
  'GET /api/admin/reviews': reviewers,
  'GET /api/admin/applications': staff,
  'GET /api/admin/search': staff,
  'GET /api/admin/statistics': staff,
  'POST /api/admin/exports/:kind': staff,
  'POST /api/admin/deliveries/:id/retry': ['office', 'admin'],
  'GET /api/me/deliveries': people,
  'GET /api/me/message-channel': people,
  'PUT /api/me/message-channel': people,
  'GET /api/me/subscribe-templates': student,
  'POST /api/me/subscribe-consents': student,
  'GET /api/admin/reminder-rules': ['office', 'admin'],
  'GET /api/admin/reminder-rules/:key/dry-run': ['office', 'admin'],
  'PUT /api/admin/reminder-rules/:key': office,
  'GET /api/admin/duty-rota': ['office', 'admin'],
  'PUT /api/admin/duty-rota': office,
  'GET /api/admin/working-days/:year': ['office', 'admin'],
  'PUT /api/admin/working-days/:year': office,
  'GET /api/me/consents': student,
  'PUT /api/me/consents/:purpose': student,
  'GET /api/me/export': student,
  'POST /api/me/export': student,
  'GET /api/me/erasure-request': student,
  'POST /api/me/erasure-request': student,
  'GET /api/admin/erasure-requests': office,
  'POST /api/admin/erasure-requests/:id/decision': office,
  'GET /api/admin/applications/:id': staff,
  'POST /api/admin/applications/:id/decisions': reviewers,
  'POST /api/admin/applications/:id/supplement-requests': reviewers,
  'POST /api/admin/applications/:id/supplement-requests/withdrawal': reviewers,
  'POST /api/admin/applications/:id/cancellation': office,
  'POST /api/admin/decisions': reviewers,
  'GET /api/admin/review-counts': reviewers,
  'GET /api/admin/requests/:id': staff,
  'POST /api/admin/requests/:id/decisions': reviewers,
  'GET /api/admin/students-abroad': watchers,
  'GET /api/admin/students-abroad/:id/check-ins': watchers,
  'GET /api/admin/help-requests': watchers,
  'POST /api/admin/help-requests/:id/acknowledgement': watchers,
  'POST /api/admin/help-requests/:id/closure': watchers,
  'GET /api/admin/students-abroad-summary': watchers,
  'GET /api/admin/live': watchers,
  'POST /api/admin/students-abroad/:id/check-ins': watchers,
  'POST /api/admin/students-abroad/:id/chase': watchers,
  'GET /api/admin/roll-calls': watchers,
  'POST /api/admin/roll-calls': watchers,
  'GET /api/admin/roll-calls/:id': watchers,
  'GET /api/admin/roll-calls/:id/answers': watchers,
  'POST /api/admin/roll-calls/:id/reminder': watchers,
  'POST /api/admin/roll-calls/:id/closure': watchers,
  'GET /api/admin/emergency-contacts': office,
  'POST /api/admin/emergency-contacts': office,
  'PUT /api/admin/emergency-contacts/:id': office,
  'DELETE /api/admin/emergency-contacts/:id': office,
  'POST /api/bot/logins': bot,
  'POST /api/bot/heartbeat': bot,
  'POST /api/bot/deliveries/claim': bot,
  'POST /api/bot/deliveries/:id/acknowledgement': bot,
  'POST /api/bot/messages': bot,
};

const nameOf = ({ route: { method, path } }: Registered) => `${method} ${path}`;
/** The address of a record that does not exist. */
const addressOf = ({ route }: Registered) =>
  route.path
    .replace(':page', 'basic')
    .replace(':year', '2026')
    .replace(':purpose', 'chat')
    .replace('templates/:kind', 'templates/students')
    .replace(':kind', 'applications')
    .replace(':key', 'form')
    .replace(/:\w+/g, () => newId());
const hasBody = (method: Method) => method !== 'GET' && method !== 'DELETE';

let server: TestApp;
let routes: readonly Registered[];
let idOf: Readonly<Partial<Record<Caller, string>>>;

beforeAll(async () => {
  // Configured completely, so that every route is registered; nothing listens at these addresses.
  server = await startTestApp({
    env: { CAS_URL: 'http://127.0.0.1:9/cas', WECHAT_APPID: 'wx-test', WECHAT_SECRET: 'secret', METRICS_TOKEN: '' },
  });
  routes = server.app.routes;
  const { identity } = server.app.modules;
  const collegeId = await buildCollege(identity);
  const member = async (role: 'college_reviewer' | 'office' | 'finance' | 'admin') =>
    (await buildStaff(identity, { roles: [{ role, ...(role === 'college_reviewer' && { collegeId }) }] })).id;
  idOf = {
    student: await buildStudent(identity, collegeId),
    college_reviewer: await member('college_reviewer'),
    office: await member('office'),
    finance: await member('finance'),
    admin: await member('admin'),
  };
});
afterAll(() => server.stop());

/**
 * A new session with a recently typed password for every call, because the calls include signing out and erasing
 * data.
 */
async function tokenOf(caller: Caller): Promise<string | undefined> {
  if (caller === 'bot') return server.config.secrets.botToken;
  const id = idOf[caller];
  if (id === undefined) return undefined;
  return (
    await server.test.database.transaction((tx) =>
      server.app.modules.identity.sessions.open(id, tx, { isConfirmed: true }),
    )
  ).token;
}

async function call(entry: Registered, caller: Caller, sent: { body?: unknown; raw?: string }) {
  const token = await tokenOf(caller);
  const { method } = entry.route;
  return send(server.url, method, addressOf(entry), {
    ...(token !== undefined && { token }),
    ...(hasBody(method) && sent),
  });
}

describe('the access of every route', () => {
  it('is listed in the matrix, which lists no other routes', () => {
    expect(routes.map(nameOf).sort()).toEqual(Object.keys(matrix).sort());
  });

  it.each(callers)('permits %s exactly where the matrix lists them', async (caller) => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const entry of routes) {
      const { status } = await call(entry, caller, { body: {} });
      const refused = caller === 'nobody' ? '401' : '403';
      found[nameOf(entry)] = status === 401 || status === 403 ? String(status) : status < 500 ? 'open' : `${status}!`;
      expected[nameOf(entry)] = matrix[nameOf(entry)]?.includes(caller) ? 'open' : refused;
    }
    expect(found).toEqual(expected);
  });
});

const problem = z.object({ problems: z.array(z.object({ field: z.string(), code: z.string() })) });
const documented = z.object({ properties: z.record(z.string(), z.object({ type: z.unknown() }).partial()) }).partial();

/** The documented type of each field of a body: `string`, `array`, … or undefined where several are allowed. */
function fieldsOf({ schemas }: Registered): [string, unknown][] {
  if (!schemas.body) return [];
  const { properties = {} } = documented.parse(z.toJSONSchema(schemas.body, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(properties).map(([name, { type }]) => [name, type]);
}

describe('a malformed body', () => {
  /** Every POST and PUT with a JSON body, each with a permitted caller. */
  const writes = () =>
    routes
      .filter(({ route, schemas }) => hasBody(route.method) && schemas.body)
      .map((entry) => ({ entry, caller: matrix[nameOf(entry)]?.[0] ?? 'nobody' }));

  it.each(['status', 'role', 'studentId'])('a field of ours, %s, is refused by name', async (field) => {
    const found: Record<string, unknown> = {};
    for (const { entry, caller } of writes()) {
      if (fieldsOf(entry).some(([name]) => name === field)) continue;
      const { status, body } = await call(entry, caller, { body: { [field]: 'approved' } });
      const { problems } = problem.parse(body);
      if (status !== 400 || !problems.some((one) => one.field === field && one.code === 'unknown_field'))
        found[nameOf(entry)] = { status, problems };
    }
    expect(found).toEqual({});
  });

  it('that is a prototype, a list, a bare value or truncated is a 4xx', async () => {
    const found: string[] = [];
    for (const { entry, caller } of writes())
      for (const raw of ['{"__proto__":{"role":"admin"}}', '{"constructor":{"prototype":{}}}', '[]', '"x"', '7', '{'])
        if (!isRefusal((await call(entry, caller, { raw })).status)) found.push(`${nameOf(entry)} ${raw}`);
    expect(found).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  });

  it('with an object or a list in place of a scalar is refused with the name of the field', async () => {
    const found: Record<string, unknown> = {};
    let asked = 0;
    for (const { entry, caller } of writes())
      for (const [field, type] of fieldsOf(entry))
        for (const value of [{ $ne: null }, [['x']]]) {
          if (type === (Array.isArray(value) ? 'array' : 'object')) continue;
          asked += 1;
          const { status, body } = await call(entry, caller, { body: { [field]: value } });
          const named = problem.safeParse(body).data?.problems.some((one) => one.field.split('.')[0] === field);
          if (!isRefusal(status) || !named) found[`${nameOf(entry)} ${field}`] = { status, value };
        }
    expect(found).toEqual({});
    expect(asked).toBeGreaterThan(50);
  });
});
const isRefusal = (status: number) => status >= 400 && status < 500;

it.each(['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs'])('%s answers', async (path) => {
  expect(await send(server.url, 'GET', path)).toMatchObject({ status: 200 });
});

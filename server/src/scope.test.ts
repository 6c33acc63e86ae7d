import { applicationRoutes, attachmentRoutes, mobilityDeskRoutes } from '@yuanhang/contract';
import { startTestApp } from '../test/app';
import { buildStudent } from '../test/factories/applications';
import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { send } from '../test/http';
import type { Person } from '../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';

/** The people who request records of one student of the college of languages. */
const viewers = ['owner', 'otherStudent', 'ownCollege', 'otherCollege', 'office', 'finance', 'admin'] as const;
type Viewer = (typeof viewers)[number];
type Subject = 'application' | 'request' | 'attachment' | 'help' | 'rollCall' | 'student';

const owner: readonly Viewer[] = ['owner'];
const watchers: readonly Viewer[] = ['ownCollege', 'office'];
/** Finance has nothing of a student without a request for money; the administrator has no files. */
const staff: readonly Viewer[] = [...watchers, 'admin'];
const fileReaders: readonly Viewer[] = [...owner, ...watchers];
const office: readonly Viewer[] = ['office'];

interface Door {
  readonly of: Subject;
  readonly opens: readonly Viewer[];
  /** Valid by the schema: a permitted person gets an error about the version or the stage instead. */
  readonly body?: object;
  readonly query?: string;
}
const old = { version: 999 };
const safeCheckIn = { clientKey: 'scope-test-key', wellbeing: 'safe' };
const mine = (body?: object): Door => ({ of: 'application', opens: owner, ...(body ? { body } : {}) });
const request = (body?: object): Door => ({ of: 'request', opens: owner, ...(body ? { body } : {}) });

/** Every route with a record of one student, and the viewers it permits. */
const doors: Readonly<Record<string, Door>> = {
  'GET /api/applications/:id': mine(),
  'PUT /api/applications/:id/pages/:page': mine({ ...old, values: {} }),
  'POST /api/applications/:id/languages': mine({ ...old, values: {} }),
  'PUT /api/applications/:id/languages/:languageId': mine({ ...old, values: {} }),
  'DELETE /api/applications/:id/languages/:languageId': { ...mine(), query: '?version=999' },
  'POST /api/applications/:id/submission': mine(old),
  'POST /api/applications/:id/recall': mine(old),
  'POST /api/applications/:id/supplement': mine(old),
  'POST /api/applications/:id/funding-waiver': mine(old),
  'DELETE /api/applications/:id': { ...mine(), query: '?version=999' },
  'GET /api/applications/:id/documents/:key': { of: 'application', opens: fileReaders },
  'POST /api/applications/:id/requests': mine({ kind: 'budget_application' }),
  'GET /api/applications/:id/check-in': mine(),
  'GET /api/applications/:id/check-ins': mine(),
  'POST /api/applications/:id/check-ins': mine({ ...safeCheckIn, madeAt: '2027-03-01T08:00:00.000Z' }),
  'POST /api/applications/:id/check-ins/undo': mine(),
  'PUT /api/applications/:id/arrival-details': mine({ address: 'Garystraße 35' }),
  'GET /api/requests/:id': request(),
  'PUT /api/requests/:id/form': request({ ...old, values: {} }),
  'POST /api/requests/:id/submission': request(old),
  'POST /api/requests/:id/recall': request(old),
  'DELETE /api/requests/:id': { ...request(), query: '?version=999' },
  'GET /api/requests/:id/document': { of: 'request', opens: fileReaders },
  'GET /api/attachments/:id/link': { of: 'attachment', opens: fileReaders, query: '?as=view' },
  'POST /api/attachments/:id/openings': {
    of: 'attachment',
    opens: watchers,
    body: { as: 'view', purpose: '核对护照首页' },
  },
  'POST /api/attachments/:id/completion': { of: 'attachment', opens: ['owner', 'office'] },
  'DELETE /api/attachments/:id': { of: 'attachment', opens: ['owner', 'office'] },
  'GET /api/admin/applications/:id': { of: 'application', opens: staff },
  'POST /api/admin/applications/:id/decisions': {
    of: 'application',
    opens: watchers,
    body: { ...old, decision: 'approve' },
  },
  'POST /api/admin/applications/:id/supplement-requests': {
    of: 'application',
    opens: watchers,
    body: { ...old, items: [{ name: '推荐信' }], dueOn: '2027-03-10', comment: '请补交' },
  },
  'POST /api/admin/applications/:id/supplement-requests/withdrawal': { of: 'application', opens: watchers, body: old },
  'POST /api/admin/applications/:id/cancellation': {
    of: 'application',
    opens: office,
    body: { ...old, comment: '不去了' },
  },
  'GET /api/admin/requests/:id': { of: 'request', opens: staff },
  'POST /api/admin/requests/:id/decisions': { of: 'request', opens: watchers, body: { ...old, decision: 'approve' } },
  'POST /api/admin/requests/:id/reveals': {
    of: 'request',
    opens: office,
    body: { field: 'travelDocumentNumber', purpose: '核对证件号码' },
  },
  'GET /api/admin/students-abroad/:id/check-ins': { of: 'application', opens: watchers },
  'POST /api/admin/students-abroad/:id/check-ins': {
    of: 'application',
    opens: watchers,
    body: { ...safeCheckIn, clientKey: 'scope-test-proxy', reason: '电话确认' },
  },
  'POST /api/admin/students-abroad/:id/chase': { of: 'application', opens: watchers },
  'POST /api/admin/help-requests/:id/acknowledgement': { of: 'help', opens: watchers, body: { comment: '马上联系' } },
  'POST /api/admin/help-requests/:id/closure': { of: 'help', opens: watchers, body: { outcome: '已解决' } },
  'GET /api/admin/roll-calls/:id': { of: 'rollCall', opens: watchers },
  'GET /api/admin/roll-calls/:id/answers': { of: 'rollCall', opens: watchers },
  'POST /api/admin/roll-calls/:id/reminder': { of: 'rollCall', opens: watchers },
  'POST /api/admin/roll-calls/:id/closure': { of: 'rollCall', opens: watchers },
  'GET /api/admin/students/:id': { of: 'student', opens: ['ownCollege', 'office', 'admin'] },
  'POST /api/admin/students/:id/reveals': { of: 'student', opens: [], body: { purpose: '办理保险' } },
};
/** Routes with other records: of the university, of the office, of machines, or of one's own sessions (`wechat-binding.test.ts`). */
const others =
  /programmes|announcements|late-entry|colleges|users|emergency|erasure|deliveries|bot|admin\/exports|imports|me\/sessions/;

let fixture: ServerFixture;
let ids: Readonly<Record<Subject, string>>;
let tokens: Readonly<Record<Viewer, string>>;

beforeAll(async () => {
  fixture = await startServerFixture();
  const { users, applicationId } = await buildExchange(fixture);
  const stranger = await buildStudent(fixture, users.computing);
  const admin = await fixture.personOf(
    await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] }),
  );
  const people: readonly Person[] = await fixture.later(
    '2027-03-01T08:00:00.000Z',
    users.student,
    stranger,
    users.collegeReviewer,
    users.otherReviewer,
    users.office,
    users.finance,
    admin,
  );
  tokens = Object.fromEntries(viewers.map((viewer, index) => [viewer, people[index]?.token ?? ''])) as typeof tokens;
  const [student = users.student, , college = users.collegeReviewer] = people;
  await sendCheckIn(fixture, student, applicationId);
  await sendCheckIn(fixture, student, applicationId, { wellbeing: 'needs_help' });
  const detail = await student.call(applicationRoutes.detail, { params: { id: applicationId } });
  const help = await college.call(mobilityDeskRoutes.helpRequests, { query: {} });
  const rollCall = await college.call(mobilityDeskRoutes.openRollCall, { body: { question: '你还好吗？' } });
  ids = {
    application: applicationId,
    request: detail.requests[0]?.id ?? '',
    attachment: detail.materials[0]?.attachments[0]?.id ?? '',
    help: help.items[0]?.id ?? '',
    rollCall: rollCall.id,
    student: users.student.id,
  };
  await student.call(attachmentRoutes.readLink, { params: { id: ids.attachment }, query: { as: 'view' } });
});
afterAll(() => fixture.stop());

it('covers every route with a record of a student', async () => {
  const app = await startTestApp();
  const naming = app.app.routes
    .map(({ route }) => `${route.method} ${route.path}`)
    .filter((name) => /\/:(id|languageId)/.test(name) && !others.test(name));
  expect(Object.keys(doors).sort()).toEqual(naming.sort());
  await app.stop();
});

it.each(Object.entries(doors))('%s permits only its viewers', async (name, door) => {
  const [method = '', path = ''] = name.split(' ');
  const address = path.replace(':id', ids[door.of]).replace(':page', 'basic').replace(':key', 'application_form');
  const found: Record<string, string> = {};
  for (const viewer of viewers) {
    const { status } = await send(
      fixture.url,
      method,
      address.replace(':languageId', ids.application) + (door.query ?? ''),
      {
        token: tokens[viewer],
        ...(door.body ? { body: door.body } : {}),
      },
    );
    found[viewer] =
      status === 403 || status === 404 ? 'closed' : status < 500 && status !== 401 ? 'open' : String(status);
  }
  const expected = Object.fromEntries(
    viewers.map((viewer) => [viewer, door.opens.includes(viewer) ? 'open' : 'closed']),
  );
  expect(found).toEqual(expected);
});

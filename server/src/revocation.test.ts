import { startTestApp, type TestApp } from '../test/app';
import { buildCollege, buildStaff, buildStudent } from '../test/factories/identity';
import { send } from '../test/http';

let fixture: TestApp;
let collegeId: string;
beforeAll(async () => {
  fixture = await startTestApp();
  collegeId = await buildCollege(fixture.app.modules.identity);
});
afterAll(() => fixture.stop());

const tokenOf = async (id: string, client: 'browser' | 'phone' = 'phone') =>
  (await fixture.test.database.transaction((tx) => fixture.app.modules.identity.sessions.open(id, tx, { client })))
    .token;
const admin = async () => tokenOf((await buildStaff(fixture.app.modules.identity, { roles: [{ role: 'admin' }] })).id);
const versionOf = async (id: string) =>
  (await fixture.test.database.first<{ version: number }>('SELECT version FROM users WHERE id = :id', { id }))
    ?.version ?? 0;

/** On a page of the person, a list of the office and an export. */
async function doors(token: string, client: 'browser' | 'phone') {
  const paths = ['/api/session', '/api/admin/programmes', '/api/messages'];
  const by = client === 'phone' ? { token } : { headers: { cookie: `yh_session=${token}`, origin: fixture.url } };
  const answers = await Promise.all([
    ...paths.map((path) => send(fixture.url, 'GET', path, by)),
    send(fixture.url, 'POST', '/api/admin/exports/applications', { ...by, body: {} }),
  ]);
  return [...new Set(answers.map(({ status }) => status))];
}
const asAdmin = async (path: string, body: object) =>
  expect((await send(fixture.url, 'PUT', path, { token: await admin(), body })).status).toBe(200);

it.each<[string, (id: string) => Promise<unknown>]>([
  [
    'signing out everywhere, from another device',
    async (id) => send(fixture.url, 'DELETE', '/api/sessions', { token: await tokenOf(id) }),
  ],
  [
    'being disabled',
    async (id) =>
      asAdmin(`/api/admin/users/${id}/status`, { version: await versionOf(id), status: 'disabled', reason: '离职' }),
  ],
  [
    'another role',
    async (id) =>
      asAdmin(`/api/admin/users/${id}/roles`, {
        version: await versionOf(id),
        roles: [{ role: 'finance', collegeId: null }],
      }),
  ],
])('%s ends access with the very next request', async (_, happen) => {
  const { id } = await buildStaff(fixture.app.modules.identity);
  const [phone, browser] = [await tokenOf(id), await tokenOf(id, 'browser')];
  expect([await doors(phone, 'phone'), await doors(browser, 'browser')]).toEqual([[200], [200]]);
  await happen(id);
  expect([await doors(phone, 'phone'), await doors(browser, 'browser')]).toEqual([[401], [401]]);
});

it('signing out ends that session alone, whatever kind of client it has', async () => {
  const { id } = await buildStaff(fixture.app.modules.identity);
  const [phone, browser] = [await tokenOf(id), await tokenOf(id, 'browser')];
  await send(fixture.url, 'DELETE', '/api/session', {
    headers: { cookie: `yh_session=${browser}`, origin: fixture.url },
  });
  expect([await doors(phone, 'phone'), await doors(browser, 'browser')]).toEqual([[200], [401]]);
  await send(fixture.url, 'DELETE', '/api/session', { token: phone });
  expect(await doors(phone, 'phone')).toEqual([401]);
});

it('a token counts only in the way of its own kind of client', async () => {
  const { id } = await buildStaff(fixture.app.modules.identity);
  const [phone, browser] = [await tokenOf(id), await tokenOf(id, 'browser')];
  expect([await doors(browser, 'phone'), await doors(phone, 'browser')]).toEqual([[401], [401]]);
  expect([await doors(browser, 'browser'), await doors(phone, 'phone')]).toEqual([[200], [200]]);
  expect(await doors(fixture.config.secrets.botToken, 'browser')).toEqual([401]);
});

it('a disabled person gets no new session, and needs a new one when enabled again', async () => {
  const { id } = await buildStaff(fixture.app.modules.identity);
  const token = await tokenOf(id);
  await asAdmin(`/api/admin/users/${id}/status`, { version: await versionOf(id), status: 'disabled', reason: '离职' });
  await expect(fixture.app.modules.identity.signIn.openFor(id, 'local', { client: 'browser' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await asAdmin(`/api/admin/users/${id}/status`, {
    version: await versionOf(id),
    status: 'active',
    reason: '回来工作',
  });
  expect(await doors(token, 'phone')).toEqual([401]);
});

it('a stored response is not returned to an ended session', async () => {
  const student = await tokenOf(await buildStudent(fixture.app.modules.identity, collegeId));
  const ask = () =>
    send(fixture.url, 'POST', '/api/me/erasure-request', {
      token: student,
      body: { reason: '已毕业' },
      headers: { 'idempotency-key': 'a-key-of-mine' },
    });
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(200);
  await send(fixture.url, 'DELETE', '/api/session', { token: student });
  expect((await ask()).status).toBe(401);
});

it('a session chosen by an attacker is never adopted by a sign-in', async () => {
  const { username } = await buildStaff(fixture.app.modules.identity);
  const planted = 'x'.repeat(43);
  const answer = await send(fixture.url, 'POST', '/api/session/local', {
    body: { username, password: 'right-password', client: 'h5' },
    headers: { cookie: `yh_session=${planted}`, origin: fixture.url },
  });
  const given = /yh_session=([A-Za-z0-9_-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  expect(given).toBeDefined();
  expect(given).not.toBe(planted);
  expect((await send(fixture.url, 'GET', '/api/session', { token: planted })).status).toBe(401);
});

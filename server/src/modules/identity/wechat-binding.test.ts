import { startTestApp, type TestApp } from '../../../test/app';
import { type CasServer, startCasServer } from '../../../test/cas-server';
import { buildCollege, buildStaff, buildStudent } from '../../../test/factories/identity';
import { send } from '../../../test/http';
import { startWechatServer, type WechatServer } from '../../../test/wechat-server';

const wechatAccount = { appId: 'wx0000', secret: 'wechat-secret' };
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0.50';
const casId = '320230001';
let cas: CasServer;
let wechat: WechatServer;
let fixture: TestApp;
let studentId: string;

beforeAll(async () => {
  cas = await startCasServer();
  wechat = await startWechatServer(wechatAccount);
  fixture = await startTestApp({
    env: {
      CAS_URL: cas.url,
      WECHAT_API_URL: wechat.url,
      WECHAT_APPID: wechatAccount.appId,
      WECHAT_SECRET: wechatAccount.secret,
    },
  });
});
afterAll(async () => {
  await fixture.stop();
  await cas.stop();
  await wechat.stop();
});
beforeEach(async () => {
  await fixture.clear();
  const { identity } = fixture.app.modules;
  studentId = await buildStudent(identity, await buildCollege(identity), { casId });
});

interface Handover {
  readonly status: string;
  readonly handoverSecret: string;
  readonly handoverCode: string;
  readonly handoverUrl: string;
}
const signInByWechat = (openid: string, more: { readonly confirm?: true } = {}) =>
  send(fixture.url, 'POST', '/api/session/wechat', {
    body: { code: wechat.login(openid), ...more },
    headers: { 'user-agent': iphone },
  });
const begin = async (openid = 'openid-1') =>
  (await signInByWechat(openid, { confirm: true })).body as unknown as Handover;
const complete = (handoverSecret: string) =>
  send(fixture.url, 'POST', '/api/session/handover', { body: { handoverSecret }, headers: { 'user-agent': iphone } });

/** The browser in which a person opens the link: after CAS it shows the page that takes the code. */
async function openLink({ handoverUrl }: Handover, user = casId, silently = false) {
  const start = await send(fixture.url, 'GET', `/api/session/cas${new URL(handoverUrl).search}`);
  const { pathname, search } = new URL(cas.signIn(start.headers.get('location') ?? '', user, { silently }));
  const cookieOf = (answer: typeof start) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await send(fixture.url, 'GET', pathname + search, { headers: { cookie: cookieOf(start) } });
  const html = String(page.body);
  const state = /name="state" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return {
    status: page.status,
    html,
    async submit(action: 'bind' | 'cancel', code: string, cookie = cookieOf(page)) {
      const answer = await fetch(`${fixture.url}/api/session/handover/confirmation`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ state, action, code }).toString(),
      });
      return { status: answer.status, html: await answer.text() };
    },
  };
}
const bindTo = async (openid: string, user = casId) => {
  const handover = await begin(openid);
  const page = await openLink(handover, user);
  expect((await page.submit('bind', handover.handoverCode)).status).toBe(200);
  const { body } = await complete(handover.handoverSecret);
  return String((body as { token: string }).token);
};
const tokenOf = async (id: string) =>
  (await fixture.test.database.transaction((tx) => fixture.app.modules.identity.sessions.open(id, tx))).token;
const wrongCode = ({ handoverCode }: Handover) => (handoverCode === '000000' ? '111111' : '000000');
const asks = (path: string, token: string, method = 'GET') => send(fixture.url, method, path, { token });
const inbox = async (token: string) => {
  await fixture.app.outbox.drain();
  const { body } = await asks('/api/messages', token);
  return (body as unknown as { items: { title: string; text: string }[] }).items;
};

it('binds WeChat by the code that the mini program shows, once, then signs in silently', async () => {
  const handover = await begin();
  expect(handover.status).toBe('unbound');
  expect(handover.handoverUrl).not.toContain(handover.handoverSecret);
  expect(handover.handoverUrl).not.toContain(handover.handoverCode);
  expect((await complete(handover.handoverSecret)).body).toEqual({ status: 'pending' });
  const page = await openLink(handover);
  expect([page.status, page.html]).toEqual([200, expect.stringContaining('iPhone · 微信')]);
  expect((await complete(handover.handoverSecret)).body).toEqual({ status: 'pending' });
  expect(
    (await page.submit('bind', ` ${handover.handoverCode.slice(0, 3)} ${handover.handoverCode.slice(3)} `)).status,
  ).toBe(200);
  const all = await Promise.all(Array.from({ length: 5 }, () => complete(handover.handoverSecret)));
  expect(all.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  expect((await signInByWechat('openid-1')).body).toMatchObject({ status: 'signed_in', me: { id: studentId } });
});

it('binds nothing through the link of somebody else, whose code the person does not see', async () => {
  const attack = await begin('openid-of-an-attacker');
  expect((await openLink(attack, casId, true)).status).toBe(401);
  const page = await openLink(attack);
  for (const status of [422, 422, 422, 422, 410])
    expect((await page.submit('bind', wrongCode(attack))).status).toBe(status);
  expect((await page.submit('bind', attack.handoverCode)).status).toBe(410);
  expect((await complete(attack.handoverSecret)).body).toEqual({ status: 'pending' });
  expect((await signInByWechat('openid-of-an-attacker')).body).toMatchObject({ status: 'unbound' });
  const refused = await fixture.test.database.select<{ detail: string }>(
    `SELECT d.text AS detail FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id
     WHERE e.action = 'sign_in_failed' AND e.subject_id = :studentId ORDER BY e.seq`,
    { studentId },
  );
  expect(refused[0]?.detail).toContain('确认码不正确');
});

it('counts guesses that arrive together, and accepts the form from the browser that signed in only', async () => {
  const handover = await begin();
  const page = await openLink(handover);
  expect((await page.submit('bind', handover.handoverCode, 'yh_cas=another-browser')).status).toBe(400);
  const answers = await Promise.all(Array.from({ length: 12 }, () => page.submit('bind', wrongCode(handover))));
  // A wrong guess asks again unless a later one has used up the hand-over meanwhile.
  const askedAgain = answers.filter(({ status }) => status === 422);
  expect(askedAgain.length).toBeLessThanOrEqual(4);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(answers.length - askedAgain.length);
  expect((await page.submit('bind', handover.handoverCode)).status).toBe(410);
});

it('ends a hand-over that its person refuses, and one that is too old', async () => {
  const refused = await begin();
  const page = await openLink(refused);
  expect((await page.submit('cancel', '')).html).toContain('已取消');
  expect((await page.submit('bind', refused.handoverCode)).status).toBe(410);
  const old = await begin();
  const late = await openLink(old);
  fixture.clock.advance(11 * 60_000);
  expect((await late.submit('bind', old.handoverCode)).status).toBe(410);
  expect((await complete(old.handoverSecret)).status).toBe(410);
});

it('tells the person about a new WeChat, not about the same one again', async () => {
  const token = await bindTo('openid-1');
  await bindTo('openid-1');
  expect(await inbox(token)).toMatchObject([
    { title: '你的账号绑定了新的微信', text: expect.stringContaining('iPhone · 微信') },
  ]);
  await bindTo('openid-2');
  expect(await inbox(token)).toHaveLength(2);
  expect((await signInByWechat('openid-1')).body).toMatchObject({ status: 'unbound' });
});

it('ends with the CAS session from which it came, also before it is redeemed', async () => {
  const token = await bindTo('openid-1');
  const begun = await begin('openid-2');
  const page = await openLink(begun);
  expect((await page.submit('bind', begun.handoverCode)).status).toBe(200);
  expect((await asks('/api/session', token)).status).toBe(200);
  await cas.signOut(casId, fixture.url);
  expect((await asks('/api/session', token)).status).toBe(401);
  expect((await complete(begun.handoverSecret)).status).toBe(410);
});

it('shows what acts in the person’s name, and ends each', async () => {
  const byWechat = await bindTo('openid-1');
  const token = await tokenOf(studentId);
  const access = async () => (await asks('/api/me/access', token)).body as unknown as Access;
  type Access = { sessions: { id: string; device: string; isThis: boolean }[]; wechat: object | null };
  const { sessions, wechat: bound } = await access();
  expect(sessions.map(({ device, isThis }) => [device, isThis])).toEqual(
    expect.arrayContaining([
      ['iPhone · 微信', false],
      ['未知设备', true],
    ]),
  );
  expect(bound).toMatchObject({ device: 'iPhone · 微信' });
  const other = sessions.find(({ isThis }) => !isThis)?.id ?? '';
  expect((await asks(`/api/me/sessions/${other}`, token, 'DELETE')).status).toBe(200);
  expect((await asks('/api/session', byWechat)).status).toBe(401);
  expect((await asks(`/api/me/sessions/${other}`, token, 'DELETE')).status).toBe(404);
  expect((await asks('/api/me/wechat', token, 'DELETE')).status).toBe(200);
  expect((await access()).wechat).toBeNull();
  expect((await signInByWechat('openid-1')).body).toMatchObject({ status: 'unbound' });
});

it('ends no session of somebody else', async () => {
  const { identity } = fixture.app.modules;
  const stranger = await tokenOf(await buildStudent(identity, await buildCollege(identity)));
  const token = await tokenOf(studentId);
  const mine = (await asks('/api/me/access', token)).body as unknown as { sessions: { id: string }[] };
  expect((await asks(`/api/me/sessions/${mine.sessions[0]?.id}`, stranger, 'DELETE')).status).toBe(404);
  expect((await asks('/api/session', token)).status).toBe(200);
});

it('signing out everywhere removes the bound WeChat and the bound chat', async () => {
  const { identity } = fixture.app.modules;
  const token = await bindTo('openid-1');
  const { database } = fixture.test;
  const { loginId } = await database.transaction((tx) =>
    identity.chat.login({ puppet: 'test', accountId: 'wxid_bot' }, tx),
  );
  const { code } = await database.transaction((tx) => identity.chat.createCode(studentId, tx));
  expect(await identity.chat.bind(loginId, 'contact-1', code)).toMatchObject({ bound: true });
  expect((await asks('/api/sessions', token, 'DELETE')).status).toBe(200);
  expect((await signInByWechat('openid-1')).body).toMatchObject({ status: 'unbound' });
  expect((await identity.chat.bindingOf(studentId)).bound).toBe(false);
});

describe('staff', () => {
  it('never sign in by WeChat: the page after CAS refuses them, and an older binding too', async () => {
    const { identity } = fixture.app.modules;
    const { id } = await buildStaff(identity, { casId: 'teacher', roles: [{ role: 'admin' }] });
    const handover = await begin();
    const page = await openLink(handover, 'teacher');
    expect([page.status, page.html]).toEqual([403, expect.stringContaining('教职工账号不能用微信登录')]);
    expect((await complete(handover.handoverSecret)).body).toEqual({ status: 'pending' });
    await fixture.test.database.transaction((tx) =>
      fixture.test.database.execute(
        "INSERT INTO wechat_accounts (openid, user_id, bound_at) VALUES ('openid-of-admin', :id, '2026-01-01 00:00:00.000')",
        { id },
        tx,
      ),
    );
    expect((await signInByWechat('openid-of-admin')).body).toMatchObject({
      code: 'forbidden',
      detail: 'staff_by_wechat',
    });
  });

  it('who are students too act in WeChat as students only', async () => {
    await fixture.test.database.transaction((tx) =>
      fixture.test.database.execute(
        "INSERT INTO user_roles (user_id, role, college_id) VALUES (:studentId, 'admin', '')",
        { studentId },
        tx,
      ),
    );
    const token = await bindTo('openid-1');
    expect((await asks('/api/session', token)).body).toMatchObject({ me: { roles: ['student'] } });
    expect((await asks('/api/admin/users', token)).status).toBe(403);
    const bySomethingElse = await tokenOf(studentId);
    expect((await asks('/api/admin/users', bySomethingElse)).status).toBe(200);
  });
});

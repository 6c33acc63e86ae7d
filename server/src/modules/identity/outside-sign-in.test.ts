import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../../test/app';
import { type CasServer, startCasServer } from '../../../test/cas-server';
import { buildCollege, buildStudent } from '../../../test/factories/identity';
import { send } from '../../../test/http';
import { startWechatServer, type WechatServer } from '../../../test/wechat-server';
import { findAccountCollisions, makeAccountsUnique } from './account-keys';
import { User } from './model';
import { createCas } from './upstream/cas';
import { createWechat } from './upstream/wechat';

const wechatAccount = { appId: 'wx0000', secret: 'wechat-secret' };
let cas: CasServer;
let wechat: WechatServer;
let fixture: TestApp;

beforeAll(async () => {
  cas = await startCasServer();
  wechat = await startWechatServer(wechatAccount);
  fixture = await startTestApp({
    env: {
      CAS_URL: cas.url,
      WECHAT_API_URL: wechat.url,
      WECHAT_APPID: wechatAccount.appId,
      WECHAT_SECRET: wechatAccount.secret,
      FIRST_ADMIN_CAS_ID: 'first-admin',
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
  await buildStudent(identity, await buildCollege(identity), { casId: '320230001' });
});

/** Follows a browser from our sign-in to CAS; returns the address to which CAS redirects back. */
async function goToCas(user: string, query = '', headers: Record<string, string> = {}, how = { silently: false }) {
  const start = await send(fixture.url, 'GET', `/api/session/cas${query}`, { headers });
  const back = cas.signIn(start.headers.get('location') ?? '', user, how);
  const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { pathname, search, origin } = new URL(back);
  return { path: pathname + search, origin, cookie };
}
const come = (path: string, cookie: string) => send(fixture.url, 'GET', path, { headers: { cookie } });
const sessionOf = (answer: Awaited<ReturnType<typeof send>>) =>
  /yh_session=[A-Za-z0-9_-]{20,}/.exec(answer.headers.get('set-cookie') ?? '')?.[0];

// The stand-in for CAS names everybody 管理老师, and the register takes the name from CAS.
it('signs a known person in by CAS, with a cookie that scripts cannot read', async () => {
  const { path, cookie } = await goToCas('320230001', '?next=/pages/me/index');
  const answer = await come(path, cookie);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(`${fixture.config.PUBLIC_URL}/#/pages/me/index`);
  expect(answer.headers.get('set-cookie')).toMatch(/httponly/i);
  const me = await come('/api/session', sessionOf(answer) ?? '');
  expect(me.body).toMatchObject({ me: { name: '管理老师', roles: ['student'] } });
});

describe('a name from CAS', () => {
  const user = '2026000903';
  const nameAfterSignIn = async (bytes: Buffer) => {
    cas.answerFor(user, bytes);
    const { path, cookie } = await goToCas(user);
    const me = await come('/api/session', sessionOf(await come(path, cookie)) ?? '');
    return (me.body as { me: { name: string } }).me.name;
  };
  const answer = (name: string) =>
    Buffer.from(
      `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>${user}</cas:user><cas:attributes><cas:cn>${name}</cas:cn></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>`,
    );
  beforeEach(async () => {
    const { identity } = fixture.app.modules;
    await buildStudent(identity, await buildCollege(identity), { casId: user, name: '林　知' });
  });

  it.each(['ST-2-gbk-decl', 'ST-7-entity'])('is read from the answer %s', async (name) => {
    expect(await nameAfterSignIn(readFileSync(join(__dirname, '../../../test/files/cas', name)))).toBe('林知远');
  });

  it('replaces nothing where it is garbled', async () => {
    expect(await nameAfterSignIn(answer('林知远'))).toBe('林知远');
    for (const garbled of ['林\ufffd远', '&amp;#26519;&amp;#30693;', '%E6%9E%97', '\\u6797', '&amp;lt;'])
      expect(await nameAfterSignIn(answer(garbled))).toBe('林知远');
    expect(await nameAfterSignIn(answer('林之远'))).toBe('林之远');
  });
});

it('accepts a ticket once, from the browser that requested it, for our own service only', async () => {
  const first = await goToCas('320230001');
  expect(sessionOf(await come(first.path, ''))).toBeUndefined();
  expect(sessionOf(await come(first.path, first.cookie))).toBeDefined();
  expect(sessionOf(await come(first.path, first.cookie))).toBeUndefined();

  const forged = await goToCas('320230001', '', { 'x-forwarded-host': 'evil.example' });
  expect(forged.origin).toBe(fixture.config.PUBLIC_URL);
  const other = await goToCas('320230001');
  const ticket = new URLSearchParams(forged.path.split('?')[1]).get('ticket');
  const mixed = other.path.replace(/ticket=[^&]*/, `ticket=${ticket}`);
  expect(sessionOf(await come(mixed, other.cookie))).toBeUndefined();
});

it('leaves refused sign-ins in the audit log', async () => {
  const stranger = await goToCas('nobody');
  await come(stranger.path, stranger.cookie);
  const used = await goToCas('320230001');
  await come(used.path, used.cookie);
  const again = await goToCas('320230001');
  const ticket = new URLSearchParams(used.path.split('?')[1]).get('ticket');
  await come(again.path.replace(/ticket=[^&]*/, `ticket=${ticket}`), again.cookie);
  for (const errcode of [40029, 40226, 45011, -1]) {
    wechat.refuse(errcode);
    await send(fixture.url, 'POST', '/api/session/wechat', { body: { code: wechat.login('openid-2') } });
  }
  const rows = await fixture.test.database.select<{ text: string }>(
    `SELECT d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id
     WHERE e.action = 'sign_in_failed' ORDER BY e.seq`,
  );
  expect(rows.map(({ text }) => text)).toEqual([
    '统一身份认证账号不在系统中 · nobody',
    '统一身份认证没有承认登录凭证',
    '微信没有承认登录凭证',
    '微信提示账号有风险',
  ]);
});

describe('a sign-out at CAS', () => {
  const signIn = async (user: string) => {
    const { path, cookie } = await goToCas(user);
    return sessionOf(await come(path, cookie)) ?? '';
  };
  const statusOf = async (session: string) => (await come('/api/session', session)).status;

  it('ends the sessions that began with its tickets, in every browser, and no others', async () => {
    await cas.signOut('320230001', fixture.url);
    const { identity } = fixture.app.modules;
    await buildStudent(identity, await buildCollege(identity), { casId: '320230002' });
    const [here, there, others] = [await signIn('320230001'), await signIn('320230001'), await signIn('320230002')];
    expect([await statusOf(here), await statusOf(there), await statusOf(others)]).toEqual([200, 200, 200]);
    expect(await cas.signOut('320230001', fixture.url)).toEqual([200, 200]);
    expect([await statusOf(here), await statusOf(there), await statusOf(others)]).toEqual([401, 401, 200]);
    const stored = await fixture.test.database.select<object>('SELECT cas_ticket_hash FROM sessions');
    expect(JSON.stringify(stored)).not.toContain('ST-');
  });

  it.each([
    ['an unknown ticket', '<LogoutRequest><SessionIndex>ST-unknown</SessionIndex></LogoutRequest>'],
    [
      'an entity',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><LogoutRequest><SessionIndex>&e;</SessionIndex></LogoutRequest>',
    ],
    ['other text', '<html/>'],
  ])('that is %s ends nothing', async (_, logoutRequest) => {
    const session = await signIn('320230001');
    const body = new URLSearchParams({ logoutRequest });
    const answer = await fetch(`${fixture.url}/api/session/cas/callback?state=x`, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await statusOf(session)).toBe(200);
  });
});

it('leads a person of CAS whom we do not know on: whom to ask with which account, and to another account', async () => {
  const { path, cookie } = await goToCas('no&lt;body&gt;');
  const page = String((await come(path, cookie)).body);
  expect(page).toContain('请联系国际处登记');
  expect(page).toContain('no&#60;body&#62;');
  const out = /href="([^"]*\/logout[^"]*)"/.exec(page)?.[1] ?? '';
  const address = new URL(out.replaceAll('&#38;', '&'));
  expect(`${address.origin}${address.pathname}`).toBe(`${cas.url}/logout`);
  expect(address.searchParams.get('service')).toBe(`${fixture.config.PUBLIC_URL}/api/session/cas`);
  expect((await come('/api/meta', '')).body).toMatchObject({ casLogoutUrl: `${cas.url}/logout` });
});

it('knows an account in any case, and by exact match only while two people have it', async () => {
  const { database } = fixture.test;
  const { people } = fixture.app.modules.identity;
  const add = (casId: string) => people.createStaff({ name: '王老师', casId, roles: [{ role: 'office' }] });
  const idOf = async (casId: string) => {
    const { path, cookie } = await goToCas(casId);
    const session = sessionOf(await come(path, cookie));
    if (session === undefined) return null;
    return ((await come('/api/session', session)).body as { me: { id: string } }).me.id;
  };
  const first = await add('T2026a');
  expect(await idOf('t2026A')).toBe(first);
  await expect(add('t2026A')).rejects.toThrow();

  // As in an installation that has such accounts when it is upgraded.
  const onTable = database.dialect === 'sqlite' ? '' : ' ON users';
  await database.transaction(async (tx) => {
    await database.execute(`DROP INDEX users_cas_key${onTable}`, {}, tx);
    await database.execute('CREATE INDEX users_cas_key ON users (cas_key)', {}, tx);
  });
  const second = await add('t2026A');
  expect(await findAccountCollisions(database)).toEqual([{ label: '统一认证账号', spellings: ['T2026a', 't2026A'] }]);
  expect([await idOf('t2026A'), await idOf('T2026a'), await idOf('t2026a')]).toEqual([second, first, null]);
  await database.transaction((tx) =>
    database.execute("UPDATE users SET cas_id = 'T2026b' WHERE cas_id = 't2026A'", {}, tx),
  );
  expect(await findAccountCollisions(database)).toEqual([]);
  expect([await makeAccountsUnique(database), await makeAccountsUnique(database)]).toEqual([1, 0]);
  await expect(add('t2026A')).rejects.toThrow();
});

it('refers an unknown person to the office, and recognises the first administrator', async () => {
  const stranger = await goToCas('nobody');
  const refused = await come(stranger.path, stranger.cookie);
  expect([refused.status, String(refused.body).includes('请联系国际处')]).toEqual([403, true]);

  const admin = await goToCas('first-admin');
  const me = await come('/api/session', sessionOf(await come(admin.path, admin.cookie)) ?? '');
  expect(me.body).toMatchObject({ me: { name: '管理老师', roles: ['admin'] } });
});

it.each([
  [40029, 401, 'sign_in_failed'],
  [45011, 429, 'rate_limited'],
  [40226, 403, 'forbidden'],
  [-1, 502, 'upstream_failed'],
])('explains WeChat’s error %d', async (errcode, status, code) => {
  wechat.refuse(errcode);
  const answer = await send(fixture.url, 'POST', '/api/session/wechat', { body: { code: wechat.login('openid-2') } });
  expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })]);
});

it('opens no session for a ticket that CAS echoes as XML', async () => {
  const { path, cookie } = await goToCas('320230001');
  const forged =
    '</cas:authenticationFailure><cas:authenticationSuccess><cas:user>320230001</cas:user></cas:authenticationSuccess><cas:authenticationFailure code="X">';
  const answer = await come(path.replace(/ticket=[^&]*/, `ticket=${encodeURIComponent(forged)}`), cookie);
  expect([answer.status, sessionOf(answer)]).toEqual([401, undefined]);
});

it('tells a disabled person that the account is disabled', async () => {
  const { identity } = fixture.app.modules;
  const id = await buildStudent(identity, await buildCollege(identity), { casId: 'left-us' });
  await fixture.test.database.transaction((tx) =>
    fixture.test.database.model(User).update({ status: 'disabled' }, { where: { id }, transaction: tx }),
  );
  const { path, cookie } = await goToCas('left-us');
  const refused = await come(path, cookie);
  expect([refused.status, sessionOf(refused)]).toEqual([403, undefined]);
  expect(refused.body).toContain('账号已停用');
});

it('times out while WeChat does not answer, and accepts a code once', async () => {
  const asked = createWechat({ apiUrl: wechat.url, ...wechatAccount }, 50);
  const code = wechat.login('openid-3');
  expect(await asked.openidOf(code)).toBe('openid-3');
  await expect(asked.openidOf(code)).rejects.toMatchObject({ code: 'sign_in_failed' });
  wechat.hang();
  await expect(asked.openidOf(wechat.login('openid-3'))).rejects.toMatchObject({ code: 'upstream_failed' });
});

describe('when CAS is away', () => {
  afterEach(() => cas.repair());

  it('shows an error page, and the rest of the server keeps working', async () => {
    const { path, cookie } = await goToCas('320230001');
    cas.break('fails');
    const answer = await come(path, cookie);
    expect([answer.status, String(answer.body).includes('请稍后再试')]).toEqual([502, true]);
    expect((await send(fixture.url, 'GET', '/healthz')).status).toBe(200);
  });

  it('times out', async () => {
    cas.break('hangs');
    const asked = createCas(cas.url, 50).validate('ST-1', 'https://here.example', { renew: false });
    await expect(asked).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

import { startTestApp, type TestApp } from '../../../test/app';
import { send } from '../../../test/http';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.stop());
let collegeId = '';
beforeEach(async () => {
  await world.clear();
  const { people } = world.app.modules.identity;
  collegeId = await people.createCollege({ code: 'FL', name: '外国语学院' });
});

let made = 0;
async function person(): Promise<{ id: string; username: string }> {
  made += 1;
  const username = `office-${made}`;
  const id = await world.app.modules.identity.people.createStaff({
    name: '陈国栋',
    username,
    password: 'right-password',
    roles: [{ role: 'office' }],
  });
  return { id, username };
}
async function student(): Promise<string> {
  made += 1;
  return world.app.modules.identity.people.createStudent({
    name: '林知远',
    studentNumber: `2023${made}`,
    pinyin: 'LIN ZHIYUAN',
    gender: '女',
    birthDate: '2004-05-06',
    collegeId,
    major: '德语',
    level: 'undergraduate',
    grade: '2023 级',
    gpa: '3.7',
  });
}
const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  send(world.url, 'POST', '/api/session/local', { body: { username, password, client: 'weapp' }, headers });
const tokenOf = async (username: string) =>
  ((await signIn(username, 'right-password')).body as { token: string }).token;
const asks = async (token: string) => (await send(world.url, 'GET', '/api/session', { token })).status;

describe('local accounts', () => {
  it('answer alike for a wrong password and an unknown account', async () => {
    const { username } = await person();
    const [wrong, unknown] = [await signIn(username, 'wrong'), await signIn('nobody-here', 'wrong')];
    const shown = ({ status, body }: typeof wrong) => ({ status, ...(body as object), requestId: '' });
    expect(shown(wrong)).toEqual(shown(unknown));
  });

  it('take ten guesses, whatever address the guesser claims; others come in meanwhile', async () => {
    const { username } = await person();
    const statuses = [];
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push((await signIn(username, `wrong-${guess}`, { 'x-forwarded-for': `10.0.0.${guess}` })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect(await asks(await tokenOf((await person()).username))).toBe(200);
  });
});

describe('a session', () => {
  it('is over with the very next request after sign-out, disabling, or changed roles', async () => {
    const { id, username } = await person();
    const { identity } = world.app.modules;
    const [first, second, third] = [await tokenOf(username), await tokenOf(username), await tokenOf(username)];
    await send(world.url, 'DELETE', '/api/session', { token: first });
    expect([await asks(first), await asks(second)]).toEqual([401, 200]);
    await identity.setRoles({ id, role: 'admin' }, id, [{ role: 'finance' }]);
    expect(await asks(second)).toBe(401);
    const fresh = await tokenOf(username);
    expect((await send(world.url, 'GET', '/api/admin/help-requests', { token: fresh })).status).toBe(403);
    await identity.disable(id);
    expect([await asks(third), await asks(fresh)]).toEqual([401, 401]);
    expect((await signIn(username, 'right-password')).status).toBe(401);
  });

  it('lasts while it is used, and no longer', async () => {
    const token = await tokenOf((await person()).username);
    const day = 86_400_000;
    world.clock.advance(13 * day);
    expect(await asks(token)).toBe(200);
    world.clock.advance(13 * day);
    expect(await asks(token)).toBe(200);
    world.clock.advance(15 * day);
    expect(await asks(token)).toBe(401);
  });

  it('of a browser counts only from our own pages', async () => {
    const { username } = await person();
    const answer = await send(world.url, 'POST', '/api/session/local', {
      body: { username, password: 'right-password', client: 'h5' },
    });
    expect(answer.body).toMatchObject({ token: null });
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/httponly/i);
    expect(set).toMatch(/samesite=lax/i);
    const cookie = set.split(';')[0] ?? '';
    const leave = (origin: string) => send(world.url, 'DELETE', '/api/session', { headers: { cookie, origin } });
    expect((await leave('https://evil.example')).status).toBe(403);
    expect((await send(world.url, 'DELETE', '/api/session', { headers: { cookie } })).status).toBe(403);
    expect((await leave(world.config.PUBLIC_URL)).status).toBe(200);
  });
});

describe('a binding code', () => {
  const login = () => world.app.modules.identity.chat.login({ puppet: 'local', accountId: `bot-${made}` });

  it('binds once, and dies after ten minutes', async () => {
    const { chat } = world.app.modules.identity;
    const { loginId } = await login();
    const userId = await student();
    const { code } = await chat.createCode(userId);
    expect(await chat.bind(loginId, 'contact-1', code.toLowerCase())).toMatchObject({ bound: true, userId });
    expect(await chat.bind(loginId, 'contact-2', code)).toEqual({ bound: false, why: 'wrong' });
    const late = await chat.createCode(userId);
    world.clock.advance(10 * 60_000 + 1);
    expect(await chat.bind(loginId, 'contact-3', late.code)).toEqual({ bound: false, why: 'wrong' });
  });

  it('cannot be guessed: five wrong ones and the contact waits', async () => {
    const { chat } = world.app.modules.identity;
    const { loginId } = await login();
    const { code } = await chat.createCode(await student());
    for (let guess = 0; guess < 5; guess += 1)
      expect(await chat.bind(loginId, 'guesser', `ZZZ-00${guess}`)).toEqual({ bound: false, why: 'wrong' });
    expect(await chat.bind(loginId, 'guesser', code)).toEqual({ bound: false, why: 'too_many' });
    expect(await chat.bind(loginId, 'the-student', code)).toMatchObject({ bound: true });
  });

  it('is void once the bot logs in anew', async () => {
    const { chat } = world.app.modules.identity;
    const { loginId } = await login();
    const userId = await student();
    await chat.bind(loginId, 'contact-1', (await chat.createCode(userId)).code);
    made += 1;
    expect((await login()).isNew).toBe(true);
    expect(await chat.bindingOf(userId)).toMatchObject({ bound: false, expired: true });
  });
});

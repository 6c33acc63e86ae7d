import { startTestApp, type TestApp } from '../../../test/app';
import { buildStaff, password } from '../../../test/factories/identity';
import { send } from '../../../test/http';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.stop());
beforeEach(() => world.clear());

const person = () => buildStaff(world.app.modules.identity);
const signIn = (username: string, typed: string, headers: Record<string, string> = {}) =>
  send(world.url, 'POST', '/api/session/local', { body: { username, password: typed, client: 'weapp' }, headers });
const tokenOf = async (username: string) => ((await signIn(username, password)).body as { token: string }).token;
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
    expect((await signIn(username, password)).status).toBe(401);
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
      body: { username, password, client: 'h5' },
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

import { startTestApp, type TestApp } from '../../../test/app';
import { buildCollege, buildStaff, buildStudent, password } from '../../../test/factories/identity';
import { send } from '../../../test/http';
import { fieldCipher } from '../../platform/crypto';
import { databaseRateLimits } from '../../platform/rate-limits';
import { createIdentity } from './identity';

let fixture: TestApp;
beforeAll(async () => {
  fixture = await startTestApp();
});
afterAll(() => fixture.stop());
beforeEach(() => fixture.clear());

const person = () => buildStaff(fixture.app.modules.identity);
const signIn = (username: string, typed: string, headers: Record<string, string> = {}) =>
  send(fixture.url, 'POST', '/api/session/local', { body: { username, password: typed, client: 'weapp' }, headers });
const tokenOf = async (username: string) => ((await signIn(username, password)).body as { token: string }).token;
const asks = async (token: string) => (await send(fixture.url, 'GET', '/api/session', { token })).status;

describe('local accounts', () => {
  it('respond the same way to a wrong password and an unknown account', async () => {
    const { username } = await person();
    const [wrong, unknown] = [await signIn(username, 'wrong'), await signIn('nobody-here', 'wrong')];
    const shown = ({ status, body }: typeof wrong) => ({ status, ...(body as object), requestId: '' });
    expect(shown(wrong)).toEqual(shown(unknown));
  });

  it('allow ten guesses per account, from any address and with any case; others can sign in meanwhile', async () => {
    const { username } = await person();
    const statuses = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const written = guess % 2 === 0 ? username : ` ${username.toUpperCase()} `;
      statuses.push((await signIn(written, `wrong-${guess}`, { 'x-forwarded-for': `10.0.0.${guess}` })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect(await asks(await tokenOf((await person()).username))).toBe(200);
  });
});

describe('refused sign-ins in the audit log', () => {
  const refusals = () =>
    fixture.test.database.select<{ subject_id: string; text: string }>(
      `SELECT e.subject_id, d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id
       WHERE e.action = 'sign_in_failed' ORDER BY e.seq`,
    );
  const times = async (count: number, attempt: () => Promise<unknown>) => {
    for (let n = 0; n < count; n += 1) await attempt();
  };

  it('name the account, the reason and how many there were, and become rarer in a flood', async () => {
    const { username, id } = await person();
    await times(12, () => signIn(username, 'wrong'));
    expect(await refusals()).toEqual(
      [
        '密码不正确',
        '密码不正确 · 一小时内第 2 次',
        '密码不正确 · 一小时内第 5 次',
        '密码不正确 · 一小时内第 10 次',
        '尝试太多，暂时不能登录',
        '尝试太多，暂时不能登录 · 一小时内第 2 次',
      ].map((text) => ({ subject_id: id, text })),
    );
    fixture.clock.advance(60 * 60_000);
    await signIn(username, 'wrong');
    expect((await refusals()).at(-1)?.text).toBe('密码不正确');
  });

  it('count all attempts at accounts that do not exist together, and store nothing that was typed', async () => {
    let guess = 0;
    await times(6, () => {
      guess += 1;
      return signIn(`my-password-${guess}`, 'x');
    });
    expect((await refusals()).map(({ text }) => text)).toEqual([
      '没有这个账号',
      '没有这个账号 · 一小时内第 2 次',
      '没有这个账号 · 一小时内第 5 次',
    ]);
  });

  it('have the account that was disabled, by password and by any other way', async () => {
    const { username, id } = await person();
    await fixture.test.database.transaction((tx) =>
      fixture.test.database.execute("UPDATE users SET status = 'disabled' WHERE id = :id", { id }, tx),
    );
    expect((await signIn(username, password)).status).toBe(401);
    await expect(fixture.app.modules.identity.signIn.openFor(id, 'wechat', { client: 'phone' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await refusals()).map(({ subject_id, text }) => [subject_id, text])).toEqual([
      [id, '账号已停用'],
      [id, '账号已停用 · 一小时内第 2 次'],
    ]);
  });
});

it('refuses the sign-in of staff while the audit log is broken, but not that of a student, who may need help', async () => {
  const { identity, audit } = fixture.app.modules;
  const { username } = await person();
  await tokenOf(username);
  const studentId = await buildStudent(identity, await buildCollege(identity));
  await fixture.test.database.transaction((tx) =>
    fixture.test.database.execute("UPDATE audit_head SET seal = ''", {}, tx),
  );
  expect(await signIn(username, password)).toMatchObject({ status: 503, body: { code: 'audit_broken' } });
  const { token } = await identity.signIn.openFor(studentId, 'cas', { client: 'phone' });
  expect(await asks(token)).toBe(200);
  expect(await audit.verify()).toMatchObject({ rows: 1, problem: 'end' });
});

function identityWith(given: Partial<Parameters<typeof createIdentity>[0]>) {
  const { database } = fixture.test;
  const { secrets } = fixture.config;
  return createIdentity({
    database,
    clock: fixture.clock,
    cipher: fieldCipher(secrets.encryptionKeys),
    outbox: fixture.app.outbox,
    audit: fixture.app.modules.audit,
    rateLimits: databaseRateLimits(database, fixture.clock),
    openReviews: [],
    sessionDays: 14,
    botToken: secrets.botToken,
    localAccounts: false,
    firstAdminCasId: undefined,
    casAttributes: {},
    casOwns: [],
    ...given,
  });
}

it('replaces by CAS only what CAS owns, and fills what is empty', async () => {
  const { identity } = fixture.app.modules;
  const [here, there] = [await buildCollege(identity, '外国语学院'), await buildCollege(identity, '法学院')];
  const [college] = await fixture.test.database.select<{ code: string }>(
    'SELECT code FROM colleges WHERE id = :there',
    {
      there,
    },
  );
  const stored = { casId: 'cas-1', phone: '13800001234', email: 'old@example.edu' };
  const id = await buildStudent(identity, here, stored);
  const given = { cn: '林之远', mobile: '13900005678', mail: 'new@example.edu', ou: college?.code ?? '' };
  const casAttributes = { name: 'cn', phone: 'mobile', email: 'mail', collegeCode: 'ou' } as const;
  const person = async () => {
    const [row] = await fixture.test.database.select<object>(
      'SELECT u.name, u.phone, u.email, s.college_id FROM users u JOIN students s ON s.user_id = u.id WHERE u.id = :id',
      { id },
    );
    return row;
  };
  await identityWith({ casAttributes }).personOfCas('cas-1', given);
  expect(await person()).toMatchObject({ name: '林知远', phone: stored.phone, email: stored.email, college_id: here });
  await identityWith({ casAttributes, casOwns: ['email', 'collegeCode'] }).personOfCas('cas-1', given);
  expect(await person()).toMatchObject({ name: '林知远', phone: stored.phone, email: given.mail, college_id: there });
});

it('refuses local accounts in production, with any password', async () => {
  const { username } = await person();
  const identity = identityWith({});
  await expect(identity.signIn.locally(username, password, { client: 'browser' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

describe('contact data', () => {
  const change = async (body: object) => {
    const { identity } = fixture.app.modules;
    const id = await buildStudent(identity, await buildCollege(identity), { phone: '13800001234' });
    const { token } = await fixture.test.database.transaction((tx) => identity.sessions.open(id, tx));
    return send(fixture.url, 'PUT', '/api/me/contact', { token, body });
  };

  it('can be changed by the student', async () => {
    const { body } = await change({ email: 'lin@example.edu' });
    expect(body).toMatchObject({ me: { student: { phone: '13800001234', email: 'lin@example.edu' } } });
  });

  it('is shown with the read-only register data, the identity card masked', async () => {
    const { identity } = fixture.app.modules;
    const id = await buildStudent(identity, await buildCollege(identity), { identityCard: '11010519491231002X' });
    const { token } = await fixture.test.database.transaction((tx) => identity.sessions.open(id, tx));
    const body = { address: '榆中校区 5 号楼', emergencyName: '林建国', emergencyPhone: '13900000001' };
    await send(fixture.url, 'PUT', '/api/me/contact', { token, body });
    const record = await send(fixture.url, 'GET', '/api/me/record', { token });
    expect(record.body).toMatchObject({ contact: body, register: { identityCard: '1●●●●●●●●●●●●●●02X' } });
  });

  it.each([
    [{ phone: 'call me' }, 'phone'],
    [{ emergencyPhone: 'mum' }, 'emergencyPhone'],
    [{ email: 'nowhere' }, 'email'],
    [{ email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example.edu` }, 'email'],
    [{ studentNumber: '1' }, undefined],
  ])('is validated: %j', async (given, field) => {
    const { status, body } = await change(given);
    expect(status).toBe(400);
    if (field) expect(body).toMatchObject({ problems: [{ field }] });
  });
});

describe('a session', () => {
  it('ends with the next request after sign-out, disabling, or changed roles', async () => {
    const { id, username } = await person();
    const { identity } = fixture.app.modules;
    const adminId = await buildStaff(identity, { roles: [{ role: 'admin' }] });
    const admin = { userId: adminId.id, name: '管理员', roles: ['admin'], collegeIds: [], sessionId: 'x' } as const;
    const [first, second, third] = [await tokenOf(username), await tokenOf(username), await tokenOf(username)];
    await send(fixture.url, 'DELETE', '/api/session', { token: first });
    expect([await asks(first), await asks(second)]).toEqual([401, 200]);
    const { transaction } = fixture.test.database;
    await transaction((tx) =>
      identity.staff.setRoles(admin, { id, version: 0 }, [{ role: 'finance', collegeId: null }], tx),
    );
    expect(await asks(second)).toBe(401);
    const fresh = await tokenOf(username);
    expect((await send(fixture.url, 'GET', '/api/admin/help-requests', { token: fresh })).status).toBe(403);
    await transaction((tx) =>
      identity.staff.setStatus(admin, { id, version: 1 }, { status: 'disabled', reason: '离职' }, tx),
    );
    expect([await asks(third), await asks(fresh)]).toEqual([401, 401]);
    expect((await signIn(username, password)).status).toBe(401);
  });

  it('lasts while it is used, and then expires', async () => {
    const token = await tokenOf((await person()).username);
    const day = 86_400_000;
    fixture.clock.advance(13 * day);
    expect(await asks(token)).toBe(200);
    fixture.clock.advance(13 * day);
    expect(await asks(token)).toBe(200);
    fixture.clock.advance(15 * day);
    expect(await asks(token)).toBe(401);
  });

  const cookieOf = async (username: string) => {
    const opened = await send(fixture.url, 'POST', '/api/session/local', {
      body: { username, password, client: 'h5' },
    });
    return (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  };
  const visit = (cookie: string) => send(fixture.url, 'GET', '/api/session', { headers: { cookie } });

  it('of staff in a browser ends after an hour without use, but not while it is used', async () => {
    const { username } = await person();
    const cookie = await cookieOf(username);
    const minute = 60_000;
    for (let half = 0; half < 4; half += 1) {
      fixture.clock.advance(30 * minute);
      expect((await visit(cookie)).status).toBe(200);
    }
    fixture.clock.advance(5 * minute);
    expect((await visit(cookie)).status).toBe(200);
    fixture.clock.advance(59 * minute);
    expect((await visit(cookie)).status).toBe(200);
    fixture.clock.advance(60 * minute);
    expect(await visit(cookie)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    // Nor does the token live on where no such limit applies.
    expect(await asks(cookie.replace('yh_session=', ''))).toBe(401);
  });

  it('of staff in a browser never counts as a phone’s', async () => {
    const { username } = await person();
    const cookie = await cookieOf(username);
    expect(await asks(cookie.replace('yh_session=', ''))).toBe(401);
    expect((await visit(cookie)).status).toBe(200);
    const token = await tokenOf(username);
    expect((await visit(`yh_session=${token}`)).status).toBe(401);
  });

  it('has the same lifetime in the browser as on the server', async () => {
    const { identity } = fixture.app.modules;
    const username = 'student-in-a-browser';
    await buildStudent(identity, await buildCollege(identity), { username, password });
    const cookie = await cookieOf(username);
    expect((await visit(cookie)).headers.get('set-cookie')).toBeNull();
    fixture.clock.advance(86_400_000);
    const again = (await visit(cookie)).headers.get('set-cookie') ?? '';
    expect(again.startsWith(cookie)).toBe(true);
    const until = new Date(/expires=([^;]+)/.exec(again)?.[1] ?? 0).getTime();
    expect(until - fixture.clock.real().getTime()).toBeGreaterThan(13 * 86_400_000);
    expect(again).toMatch(/httponly/i);
  });

  it('is ended everywhere by a sign-out of all devices, which is audited', async () => {
    const { id, username } = await person();
    const [here, there] = [await tokenOf(username), await tokenOf(username)];
    await send(fixture.url, 'DELETE', '/api/sessions', { token: here });
    expect([await asks(here), await asks(there)]).toEqual([401, 401]);
    const entries = await fixture.test.database.select<{ action: string; actor_role: string }>(
      'SELECT action, actor_role FROM audit_entries WHERE actor_id = :id ORDER BY seq',
      { id },
    );
    expect(entries.map(({ action }) => action)).toEqual(['sign_in', 'sign_in', 'sign_out_everywhere']);
    expect(new Set(entries.map(({ actor_role }) => actor_role))).toEqual(new Set(['office']));
  });

  it('of a browser counts only from our own pages', async () => {
    const { username } = await person();
    const answer = await send(fixture.url, 'POST', '/api/session/local', {
      body: { username, password, client: 'h5' },
    });
    expect(answer.body).toMatchObject({ token: null });
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/httponly/i);
    expect(set).toMatch(/samesite=lax/i);
    const cookie = set.split(';')[0] ?? '';
    const leave = (origin: string) => send(fixture.url, 'DELETE', '/api/session', { headers: { cookie, origin } });
    expect((await leave('https://evil.example')).status).toBe(403);
    expect((await send(fixture.url, 'DELETE', '/api/session', { headers: { cookie } })).status).toBe(403);
    expect((await leave(fixture.config.PUBLIC_URL)).status).toBe(200);
  });
});

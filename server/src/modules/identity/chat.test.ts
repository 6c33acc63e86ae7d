import { botRoutes, identityRoutes } from '@yuanhang/contract';
import { startTestApp, type TestApp } from '../../../test/app';
import { buildCollege, buildStudent } from '../../../test/factories/identity';
import { clientOf, send } from '../../../test/http';

let fixture: TestApp;
let collegeId = '';
beforeAll(async () => {
  fixture = await startTestApp();
});
afterAll(() => fixture.stop());
beforeEach(async () => {
  await fixture.clear();
  collegeId = await buildCollege(fixture.app.modules.identity);
});

const chat = () => fixture.app.modules.identity.chat;
const bot = () => clientOf(fixture.url, fixture.config.secrets.botToken);
const login = async (accountId = 'bot-1') => bot()(botRoutes.login, { body: { puppet: 'local', accountId } });
const createCode = (userId: string) => fixture.test.database.transaction((tx) => chat().createCode(userId, tx));
const student = () => buildStudent(fixture.app.modules.identity, collegeId);
const wrong = { bound: false, why: 'wrong' };
const tooMany = { bound: false, why: 'too_many' };

it('binds the student who got the code, and shows the binding to them', async () => {
  const id = await student();
  const { sessions } = fixture.app.modules.identity;
  const { token } = await fixture.test.database.transaction((tx) => sessions.open(id, tx));
  const me = clientOf(fixture.url, token);
  const { loginId } = await login();
  const { code, say } = await me(identityRoutes.createBindingCode, {});
  expect(say).toBe(`绑定 ${code}`);
  expect(await chat().bind(loginId, 'contact-1', code)).toEqual({ bound: true, userId: id, name: '林知远' });
  expect(await chat().personByContact(loginId, 'contact-1')).toMatchObject({ userId: id });
  expect(await me(identityRoutes.chatBinding, {})).toMatchObject({ bound: true, chatMessages: true });
  await fixture.test.database.transaction((tx) => chat().setChatMessages(id, false, tx));
  expect(await me(identityRoutes.chatBinding, {})).toMatchObject({ bound: true, chatMessages: false });
  await me(identityRoutes.removeChatBinding, {});
  expect(await chat().personByContact(loginId, 'contact-1')).toBeNull();
});

it('accepts a code once, for ten minutes, and only the newest', async () => {
  const { loginId } = await login();
  const userId = await student();
  const old = await createCode(userId);
  const { code } = await createCode(userId);
  expect(await chat().bind(loginId, 'contact-1', old.code)).toEqual(wrong);
  expect(await chat().bind(loginId, 'contact-1', code.toLowerCase())).toMatchObject({ bound: true, userId });
  expect(await chat().bind(loginId, 'contact-2', code)).toEqual(wrong);
  const late = await createCode(userId);
  fixture.clock.advance(10 * 60_000 + 1);
  expect(await chat().bind(loginId, 'contact-3', late.code)).toEqual(wrong);
});

it('accepts five wrong codes from a contact, even all at once; then only that contact must wait', async () => {
  const { loginId } = await login();
  const { code } = await createCode(await student());
  const guess = (_: unknown, n: number) => chat().bind(loginId, 'guesser', `ZZZ-0${10 + n}`);
  // Opens every connection first: otherwise the first guess would be finished before the others begin.
  const { database } = fixture.test;
  await Promise.all(Array.from({ length: 10 }, () => database.transaction((tx) => chat().currentLogin(tx))));
  const outcomes = await Promise.all(Array.from({ length: 20 }, guess));
  expect(outcomes.map((one) => !one.bound && one.why).sort()).toEqual([
    ...Array(15).fill('too_many'),
    ...Array(5).fill('wrong'),
  ]);
  expect(await chat().bind(loginId, 'guesser', code)).toEqual(tooMany);
  expect(await chat().bind(loginId, 'the-student', code)).toMatchObject({ bound: true });
  const next = await createCode(await student());
  fixture.clock.advance(10 * 60_000 - 1);
  expect(await chat().bind(loginId, 'guesser', next.code)).toEqual(tooMany);
  fixture.clock.advance(2);
  const again = await createCode(await student());
  expect(await chat().bind(loginId, 'guesser', again.code)).toMatchObject({ bound: true });
});

it('makes those wait who guessed wrong when many do together, never one who has not, and never counts right codes', async () => {
  const { loginId } = await login();
  const userId = await student();
  for (let n = 0; n < 61; n += 1) {
    const { code } = await createCode(userId);
    expect(await chat().bind(loginId, `classmate-${n}`, code)).toMatchObject({ bound: true });
  }
  for (let n = 0; n < 60; n += 1) expect(await chat().bind(loginId, `guesser-${n % 20}`, 'ZZZ-000')).toEqual(wrong);
  const { code } = await createCode(userId);
  // Each has guessed wrong three times, and the limit of all is reached.
  expect(await chat().bind(loginId, 'guesser-1', code)).toEqual(tooMany);
  expect(await chat().bind(loginId, 'somebody', 'ZZZ-000')).toEqual(wrong);
  expect(await chat().bind(loginId, 'somebody', code)).toEqual(tooMany);
  expect(await chat().bind(loginId, 'a-freshman', code)).toMatchObject({ bound: true });
});

it('is void after the bot logged in with another account, not after it continued the same login', async () => {
  const { loginId } = await login();
  const userId = await student();
  await chat().bind(loginId, 'contact-1', (await createCode(userId)).code);
  expect(await login()).toEqual({ loginId, isNew: false });
  const fresh = await login('bot-2');
  expect(fresh.isNew).toBe(true);
  expect(await chat().personByContact(fresh.loginId, 'contact-1')).toBeNull();
  expect(await chat().bindingOf(userId)).toMatchObject({ bound: false, expired: true });
  await chat().bind(fresh.loginId, 'contact-9', (await createCode(userId)).code);
  expect(await chat().bindingOf(userId)).toMatchObject({ bound: true, expired: false });
});

it('accepts the bot only by its own token', async () => {
  const body = { puppet: 'local', accountId: 'forged' };
  const { sessions } = fixture.app.modules.identity;
  const id = await student();
  const { token } = await fixture.test.database.transaction((tx) => sessions.open(id, tx));
  const login = (token?: string) =>
    send(fixture.url, 'POST', botRoutes.login.path, { body, ...(token === undefined ? {} : { token }) });
  expect([(await login()).status, (await login(token)).status]).toEqual([401, 403]);
  expect((await send(fixture.url, 'GET', '/api/session', { token: fixture.config.secrets.botToken })).status).toBe(403);
});

it('makes one of several bots on an account active: the last to log in, or the remaining one', async () => {
  const call = bot();
  const body = { puppet: 'local', accountId: 'shared' };
  const { loginId } = await call(botRoutes.login, { body: { ...body, instance: 'first-bot' } });
  await call(botRoutes.login, { body: { ...body, instance: 'second-bot' } });
  const beat = async (instance: string, state: 'online' | 'offline' = 'online') =>
    (await call(botRoutes.heartbeat, { body: { loginId, state, instance } })).active;
  const hear = async (instance: string, messageId: string) => {
    const message = {
      loginId,
      instance,
      contactId: 'c',
      messageId,
      text: '你好',
      kind: 'text' as const,
      inGroup: false,
    };
    const saidAt = fixture.clock.real().toISOString();
    return (await call(botRoutes.receiveMessage, { body: { ...message, saidAt } })).replies.length;
  };
  expect([await beat('first-bot'), await beat('second-bot')]).toEqual([false, true]);
  expect([await hear('first-bot', 'm1'), await hear('second-bot', 'm1')]).toEqual([0, 1]);
  const none = await call(botRoutes.claimDeliveries, { body: { loginId, limit: 5, instance: 'first-bot' } });
  expect(none.items).toEqual([]);
  fixture.clock.advance(60_001);
  expect(await beat('first-bot')).toBe(true);
  expect(await beat('second-bot')).toBe(false);
  await beat('first-bot', 'offline');
  expect(await beat('second-bot')).toBe(true);
});

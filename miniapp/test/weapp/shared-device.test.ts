import { me, meta, ok, refused, serving, student } from './answers';
import { launch, type MiniProgram } from './host/mini-program';
import { shows, until } from './host/until';

/** A phone that several people use: what it keeps for one of them is not shown to the next, nor sent in their name. */

const wang = { ...me, id: 'user-00002', name: '王浩' };
const signedOut = refused(401, 'not_signed_in', '请先登录');
const noWechat = ok({ ...meta, signIn: { local: true, cas: true, wechat: false } });
const linSession = { session: { token: 'token-lin', person: me.id } };
const unsent = {
  applicationId: 'application-1',
  body: { clientKey: 'key-1', wellbeing: 'safe', madeAt: '2027-03-01T08:00:00.000Z', note: '只有我能看' },
};
const keptOf = (program: MiniProgram) => [...program.phone.storage.keys()].filter((key) => key !== 'session').sort();

/** A server on which Lin's session is open until `expire`, and on which `next` then signs in. */
function serverFor(next: typeof me) {
  let open = new Set(['Bearer token-lin']);
  const posted: unknown[] = [];
  const known = serving({
    ...student,
    'GET /api/meta': noWechat,
    'DELETE /api/session': ok({ ok: true }),
    'POST /api/session/local': () => {
      open = new Set([`Bearer token-${next.id}`]);
      return ok({ status: 'signed_in', me: next, token: `token-${next.id}` });
    },
    'POST /api/applications/application-1/check-ins': ({ body, header }) => {
      posted.push({ body, by: header.Authorization });
      return refused(409, 'not_allowed_now', '目前没有需要打卡的行程');
    },
  });
  const everybody = ['/api/meta', '/api/session/local'];
  return {
    posted,
    expire: () => open.clear(),
    server: (request: Parameters<typeof known>[0]) =>
      everybody.includes(request.path) || open.has(request.header.Authorization ?? '') ? known(request) : signedOut,
  };
}
const signIn = async (program: MiniProgram) => {
  await shows(program, '演示账号');
  program.page().tap('林晓');
};

it('removes everything kept on sign-out, except check-ins that were not sent', async () => {
  const { server } = serverFor(me);
  const name = `kept:${me.id}:check-ins`;
  const program = launch((request) => (request.path.endsWith('/check-ins') ? null : server(request)), {
    ...linSession,
    [`kept:${me.id}:draft:request-1`]: { form: { reason: '只有我能看' } },
    [name]: [unsent],
    'answer:home': { of: 'an earlier release' },
  });
  program.open('/pages/home/index');
  await shows(program, '填写派出确认');
  expect(keptOf(program)).toContain(`kept:${me.id}:answer:home`);
  program.open('/pages/me/index');
  await shows(program, '退出登录');
  program.page().tap('退出登录');
  await until(
    () => program.page().path === 'pages/sign-in/index' && keptOf(program).length === 1,
    () => keptOf(program).join(),
  );
  expect(keptOf(program)).toEqual([name]);
});

it('hides the pages of an ended session, and gives them back to the same person only', async () => {
  const { server, expire } = serverFor(me);
  const program = launch(server, linSession);
  program.open('/pages/home/index');
  await shows(program, '填写派出确认');
  program.open('/pages/account/record');
  await shows(program, '学籍信息');
  program.page().type(program.page().byTag('input')[1], 'lin@example.edu');
  await shows(program, '还没有保存');
  expire();
  program.page().tap('保存');
  await shows(program, '演示账号');
  expect(keptOf(program).filter((key) => key.includes('answer:'))).toEqual([]);
  program.back();
  await shows(program, '请重新登录');
  expect(program.page().html()).toContain('yh-page__body--covered');
  program.page().tap('重新登录');
  await signIn(program);
  await shows(program, '还没有保存');
  expect(program.page().html()).not.toContain('yh-page__body--covered');
});

it('shows another person nothing of the one before, and sends nothing in their name', async () => {
  const { server, expire, posted } = serverFor(wang);
  const program = launch(server, {
    ...linSession,
    [`kept:${me.id}:draft:request-1`]: { form: { reason: '只有我能看' } },
  });
  program.open('/pages/home/index');
  await shows(program, '填写派出确认');
  program.open('/pages/account/record');
  await shows(program, '学籍信息');
  program.phone.storage.set(`kept:${me.id}:check-ins`, [unsent]);
  program.page().type(program.page().byTag('input')[1], 'lin@example.edu');
  await shows(program, '还没有保存');
  expire();
  program.page().tap('保存');
  await signIn(program);
  await until(
    () => program.stack().join() === 'pages/home/index',
    () => program.stack().join(),
  );
  await shows(program, '填写派出确认');
  expect(posted).toEqual([]);
  expect(keptOf(program).filter((key) => key.includes(me.id))).toEqual([`kept:${me.id}:check-ins`]);
});

it('sends the unsent check-ins of a person once they are back', async () => {
  const { server, posted } = serverFor(me);
  const program = launch(server, { [`kept:${me.id}:check-ins`]: [unsent], [`kept:${wang.id}:check-ins`]: [unsent] });
  program.open('/pages/sign-in/index');
  await signIn(program);
  await until(
    () => posted.length > 0,
    () => program.page().text(),
  );
  await until(
    () => !program.phone.storage.has(`kept:${me.id}:check-ins`),
    () => keptOf(program).join(),
  );
  expect(posted).toEqual([{ body: unsent.body, by: `Bearer token-${me.id}` }]);
  expect(program.phone.storage.get(`kept:${wang.id}:check-ins`)).toEqual([unsent]);
  await shows(program, '填写派出确认');
});

import { me, meta, ok, refused, serving, student } from './answers';
import { launch } from './host/mini-program';
import { opened, shows, until } from './host/until';
import type { SentRequest } from './host/wx';

const confirmFirst = {
  status: 403,
  body: { code: 'forbidden', detail: 'confirm_first', message: '请先重新登录', requestId: 'request-1', problems: [] },
};
const signedIn = (answers: Parameters<typeof serving>[0] = {}) =>
  launch(serving({ ...student, ...answers }), { session: { token: 'token-1', person: me.id } });

describe('我的信息', () => {
  it('saves the fields the student may change, and shows the others', async () => {
    const bodies: unknown[] = [];
    const program = signedIn({
      'PUT /api/me/contact': ({ body }) => {
        bodies.push(body);
        return ok({ me });
      },
    });
    program.open('/pages/account/record');
    await shows(program, '1 ●●●● 02X');
    expect(program.page().has('保存')).toBe(false);
    program.page().type(program.page().byTag('input')[1], 'lin@example.edu');
    await shows(program, '还没有保存');
    program.page().tap('保存');
    await until(
      () => bodies.length === 1,
      () => program.page().text(),
    );
    expect(bodies[0]).toMatchObject({ phone: '13800000001', email: 'lin@example.edu' });
  });

  it('shows a problem beside its field, and sends nothing', async () => {
    const program = signedIn();
    program.open('/pages/account/record');
    await shows(program, '学籍信息');
    program.page().type(program.page().byTag('input')[0], 'call me');
    await shows(program, '请检查电话号码');
    program.page().tap('保存');
    expect(program.phone.requests.some(({ method }) => method === 'PUT')).toBe(false);
  });
});

describe('我的数据与同意', () => {
  it('asks for confirmation before a consent is withdrawn, and sends the version of the text shown', async () => {
    const bodies: unknown[] = [];
    const program = signedIn({
      'PUT /api/me/consents/chat': ({ body }) => {
        bodies.push(body);
        return ok({ items: [] });
      },
    });
    program.open('/pages/account/privacy');
    await shows(program, '撤回同意');
    program.phone.confirms = false;
    program.page().tap('撤回同意');
    await until(
      () => program.phone.calls.some(({ name }) => name === 'showModal'),
      () => program.page().text(),
    );
    expect(bodies).toEqual([]);
    program.phone.confirms = true;
    // A second tap within the double-tap interval is ignored, so repeat it later.
    await until(
      () => {
        if (bodies.length > 0) return true;
        program.page().tap('撤回同意');
        return false;
      },
      () => program.page().text(),
    );
    expect(bodies).toEqual([{ granted: false, version: 1 }]);
  });

  /** Allows the export only to a session with a confirmed password. */
  const confirmedBy = (token: string) => ({
    'GET /api/me/export': ({ header }: SentRequest) =>
      header.Authorization === `Bearer ${token}` ? ok('a ZIP') : confirmFirst,
  });
  const confirmed = ok({ status: 'signed_in', me, token: 'typed-just-now' });

  it('confirms the identity before the export, and sends the archive to a chat on a second tap', async () => {
    const handovers: unknown[] = [];
    const program = signedIn({
      ...confirmedBy('typed-just-now'),
      'POST /api/session/wechat': ({ body }) => {
        handovers.push(body);
        return ok({
          status: 'unbound',
          handoverSecret: 'a-secret-of-twenty-and-more',
          handoverCode: '482913',
          handoverUrl: '/api/session/cas?handover=handover-1',
          expiresAt: meta.now,
        });
      },
      'POST /api/session/handover': confirmed,
    });
    program.open('/pages/account/privacy');
    await shows(program, '确认并导出');
    program.page().tap('确认并导出');
    // Go back at once: unpatched Taro removes the page below one that it has not rendered yet.
    await opened(program, 'pages/handover/index');
    expect(handovers).toEqual([{ code: 'wx-login-code', confirm: true }]);
    expect(program.phone.toasts).toEqual([]);
    program.back();
    await shows(program, '发送到聊天');
    // The same button: a tap too soon after the first one is ignored.
    await until(
      () => {
        if (program.phone.calls.some(({ name }) => name === 'shareFileMessage')) return true;
        program.page().tap('发送到聊天');
        return false;
      },
      () => program.page().text(),
    );
  });

  it('confirms with the demo account when WeChat sign-in is off', async () => {
    const program = signedIn({
      ...confirmedBy('typed-just-now'),
      'GET /api/meta': ok({ ...meta, signIn: { local: true, cas: true, wechat: false } }),
      'POST /api/session/local': confirmed,
    });
    program.open('/pages/account/privacy');
    await shows(program, '确认并导出');
    program.page().tap('确认并导出');
    await shows(program, '已下载到手机');
  });

  it('shows why there is no archive', async () => {
    const program = signedIn({ 'GET /api/me/export': refused(429, 'rate_limited', '今天已经导出 5 次') });
    program.open('/pages/account/privacy');
    await shows(program, '确认并导出');
    program.page().tap('确认并导出');
    await until(
      () => program.phone.toasts.includes('今天已经导出 5 次'),
      () => program.phone.toasts.join(),
    );
    expect(program.page().has('已下载到手机')).toBe(false);
  });
});

it('answers WeChat’s privacy authorization, and leaves nothing pending after a refusal', async () => {
  const program = signedIn();
  program.open('/pages/me/index');
  await shows(program, '我的信息');
  const answers: object[] = [];
  program.phone.asksForPrivacy?.((answer) => answers.push(answer));
  await shows(program, '使用前请确认');
  program.page().tap('暂不同意');
  await until(
    () => answers.length === 1,
    () => program.page().text(),
  );
  expect(answers).toEqual([{ event: 'disagree' }]);
});

it('shows the emergency contacts without a network to a student who was never abroad', async () => {
  const program = launch(() => null);
  program.open('/pages/check-in/emergency');
  await shows(program, '12308');
  program.page().tap('领事保护热线');
  expect(program.phone.calls.find(({ name }) => name === 'makePhoneCall')?.options).toMatchObject({
    phoneNumber: '+861012308',
  });
});

it('opens home without a network with the last content', async () => {
  const program = signedIn();
  program.open('/pages/home/index');
  await shows(program, '填写派出确认');
  program.phone.server = () => null;
  program.open('/pages/home/index');
  await shows(program, '没有网络，显示的是上次的内容');
  expect(program.page().has('填写派出确认')).toBe(true);
});

describe('登录与绑定', () => {
  const opens = async (route: string, words: string) => {
    const ended: string[] = [];
    const program = signedIn({
      [route]: ({ path }: SentRequest) => {
        ended.push(path);
        return ok({ ok: true });
      },
    });
    program.open('/pages/account/access');
    await shows(program, '登录中的设备');
    program.page().tap(words);
    await until(
      () => ended.length > 0,
      () => program.page().text(),
    );
    return { program, ended };
  };

  it('ends a session on another device', async () => {
    const { ended } = await opens('DELETE /api/me/sessions/session-2', 'Windows 电脑 · Edge');
    expect(ended).toEqual(['/api/me/sessions/session-2']);
  });

  it('removes the bound WeChat', async () => {
    expect((await opens('DELETE /api/me/wechat', '解除绑定')).ended).toHaveLength(1);
  });

  it('signs out on all devices', async () => {
    const { program } = await opens('DELETE /api/sessions', '在所有设备上退出');
    await opened(program, 'pages/sign-in/index');
    expect(program.phone.storage.has('session')).toBe(false);
  });
});

import { berlin, berlinDetail, home, me, meta, ok, refused, serving, student } from './answers';
import { launch } from './host/mini-program';
import { shows, until } from './host/until';

const signedOut = refused(401, 'not_signed_in', '请先登录');
const noWechat = ok({ ...meta, signIn: { local: true, cas: true, wechat: false } });
const signedIn = ok({ status: 'signed_in', me, token: 'token-1' });

/** Refuses requests without the token. */
const afterSignIn = (answers: Parameters<typeof serving>[0]) => {
  const known = serving({ ...student, ...answers });
  const open = ['/api/meta', '/api/session/local', '/api/session/wechat', '/api/session/handover'];
  return serving(
    new Proxy({} as Record<string, never>, {
      get: () => (request: Parameters<typeof known>[0]) =>
        open.includes(request.path) || request.header.Authorization === 'Bearer token-1' ? known(request) : signedOut,
    }),
  );
};

describe('signing in', () => {
  it('opens automatically, stores the token and returns to the previous page', async () => {
    const program = launch(afterSignIn({ 'GET /api/meta': noWechat, 'POST /api/session/local': signedIn }));
    program.open(`/pages/programme/index?id=${berlin.id}`);
    await until(
      () => program.stack().length === 2,
      () => program.stack().join(),
    );
    await shows(program, '演示账号');
    program.page().tap('林晓');
    await shows(program, '申请这个项目');
    expect(program.stack()).toEqual(['pages/programme/index']);
    expect(program.phone.storage.get('session')).toEqual({ token: 'token-1', person: me.id });
    const sent = program.phone.requests.find(({ path }) => path === '/api/session/local');
    expect(sent?.body).toEqual({ username: 'lin', password: 'demo-password', client: 'weapp' });
  });

  it('signs in a bound WeChat account silently', async () => {
    const program = launch(afterSignIn({ 'POST /api/session/wechat': signedIn }));
    program.open('/pages/home/index');
    await shows(program, '填写派出确认');
    expect(program.stack()).toEqual(['pages/home/index']);
  });

  it('opens the university’s page for an unbound account, and completes on return', async () => {
    const handovers: unknown[] = [];
    const program = launch(
      afterSignIn({
        'POST /api/session/wechat': ok({
          status: 'unbound',
          handoverSecret: 'a-secret-of-twenty-and-more',
          handoverCode: '482913',
          handoverUrl: '/api/session/cas?handover=handover-1',
          expiresAt: meta.now,
        }),
        'POST /api/session/handover': (request) => {
          handovers.push(request.body);
          return signedIn;
        },
      }),
    );
    program.open('/pages/home/index');
    await shows(program, '微信登录');
    expect(program.stack()).toHaveLength(2);
    program.page().tap('微信登录');
    await until(
      () => program.page().path === 'pages/handover/index',
      () => program.stack().join(),
    );
    await shows(program, '482 913');
    program.page().tap('去统一身份认证');
    await until(
      () => program.page().byTag('web-view').length === 1,
      () => program.page().html(),
    );
    program.back();
    await shows(program, '填写派出确认');
    expect(handovers).toEqual([{ handoverSecret: 'a-secret-of-twenty-and-more' }]);
  });

  it('shows the error and allows another attempt', async () => {
    const program = launch(
      afterSignIn({
        'GET /api/meta': noWechat,
        'POST /api/session/local': refused(429, 'rate_limited', '操作太频繁，请稍后再试'),
      }),
    );
    program.open('/pages/sign-in/index');
    await shows(program, '林晓');
    program.page().tap('林晓');
    program.page().tap('林晓');
    await until(
      () => program.phone.toasts.length > 0,
      () => 'no toast',
    );
    expect(program.phone.toasts).toEqual(['操作太频繁，请稍后再试']);
    expect(program.phone.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('signs out without signing in again silently', async () => {
    const program = launch(
      afterSignIn({ 'DELETE /api/session': ok({ ok: true }), 'POST /api/session/wechat': signedIn }),
      { session: { token: 'token-1', person: me.id } },
    );
    program.open('/pages/me/index');
    await shows(program, '退出登录');
    program.page().tap('退出登录');
    await shows(program, '微信登录');
    expect(program.stack()).toEqual(['pages/sign-in/index']);
    expect(program.phone.storage.has('session')).toBe(false);
    expect(program.phone.requests.some(({ path }) => path === '/api/session/wechat')).toBe(false);
  });
});

describe('home', () => {
  it('shows the next step and links to the programmes', async () => {
    const program = launch(serving({ ...student, 'GET /api/home': ok({ ...home, next: null }) }));
    program.open('/pages/home/index');
    await shows(program, '看看可以去哪里');
    program.page().tap('浏览项目');
    await until(
      () => program.page().path === 'pages/programmes/index',
      () => program.stack().join(),
    );
  });

  it('keeps its content when a refresh has no network, and recovers', async () => {
    const program = launch(serving(student));
    program.open('/pages/home/index');
    await shows(program, '12 月 1 日 24:00（北京时间）前 · 还剩 5 天');
    const { server } = program.phone;
    program.phone.server = () => null;
    program.page().pullDown();
    await shows(program, '没有网络，显示的是上次的内容');
    expect(program.page().has('填写派出确认')).toBe(true);
    program.phone.server = server;
    program.page().tap('没有网络');
    await until(
      () => !program.page().has('没有网络'),
      () => program.page().text(),
    );
  });

  it('scales with the user’s text size', async () => {
    const program = launch(serving(student));
    program.phone.fontSize = 20;
    program.open('/pages/home/index');
    await shows(program, '下一步');
    expect(program.page().html()).toContain('--text-scale: 1.25');
  });
});

describe('programmes', () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => ({
      ...berlin,
      id: `programme-${from + n}`,
      name: `项目 ${from + n} 号`,
    }));
  const paged = {
    ...student,
    'GET /api/programmes': (request: { query: Readonly<Record<string, string>> }) =>
      ok(
        request.query.cursor === 'next-page'
          ? { items: many(20, 25), nextCursor: null }
          : { items: many(0, 20), nextCursor: 'next-page' },
      ),
  };

  it('loads the next page at the end of the list', async () => {
    const program = launch(serving(paged));
    program.open('/pages/programmes/index');
    await shows(program, '项目 19 号');
    program.page().reachBottom();
    await shows(program, '项目 24 号');
    expect(program.page().has('加载更多')).toBe(false);
  });

  it('sends the search text and the filters to the server', async () => {
    const program = launch(serving(paged));
    program.open('/pages/programmes/index');
    await shows(program, '项目 0 号');
    program.page().tap('类别');
    await shows(program, '短期访学');
    const asked = () => program.phone.requests.filter(({ path }) => path === '/api/programmes').at(-1)?.query;
    program.page().tap('短期访学');
    await until(
      () => asked()?.category === 'short_term',
      () => JSON.stringify(asked()),
    );
    program.page().type(program.page().byTag('input')[0], '柏林');
    await until(
      () => asked()?.q === '柏林',
      () => JSON.stringify(asked()),
    );
    expect(asked()).toEqual({ q: '柏林', open: 'true', category: 'short_term', sort: 'closing', limit: '20' });
  });

  it('gives tappable elements an accessibility role', async () => {
    const program = launch(serving(paged));
    program.open('/pages/programmes/index');
    await shows(program, '项目 0 号');
    program.page().tap('类别');
    await shows(program, '短期访学');
    expect(program.page().html()).toMatch(
      /aria-role="button"[^>]*aria-label="关闭"|aria-label="关闭"[^>]*aria-role="button"/,
    );
  });

  it('offers to remove the filters when nothing matches', async () => {
    const program = launch(serving({ ...student, 'GET /api/programmes': ok({ items: [], nextCursor: null }) }));
    program.open('/pages/programmes/index');
    await shows(program, '没有符合条件的项目');
    program.page().tap('查看全部');
    await shows(program, '还没有项目');
  });

  it('shows a programme, its materials, and a message when it is gone', async () => {
    const program = launch(serving(student));
    program.open(`/pages/programme/index?id=${berlin.id}`);
    await shows(program, '2027 年 3 月 15 日至 8 月 31 日');
    program.page().tap('所需材料');
    await shows(program, 'PDF、JPG · 不超过 10 MB');
    program.open('/pages/programme/index?id=programme-gone');
    await shows(program, '没有找到，或你无权查看');
  });

  it('opens a blank form in WeChat’s reader, and shows an error when it cannot', async () => {
    const [passport] = berlinDetail.requirements;
    const blankForm = { id: 'blank-form', fileName: '推荐表.pdf', fileType: 'pdf', bytes: 1024 };
    const link = `/api/attachments/${blankForm.id}/link`;
    const program = launch(
      serving({
        ...student,
        [`GET /api/programmes/${berlin.id}`]: ok({ ...berlinDetail, requirements: [{ ...passport, blankForm }] }),
        [`GET ${link}`]: ok({ url: '/api/files/signed', expiresAt: meta.now }),
        'GET /api/files/signed': ok('a paper'),
      }),
    );
    program.open(`/pages/programme/index?id=${berlin.id}`);
    await shows(program, '所需材料');
    program.page().tap('所需材料');
    await shows(program, '点这里打开空白表');
    program.page().tap('护照首页');
    await until(
      () => program.phone.calls.some(({ name }) => name === 'openDocument'),
      () => program.phone.toasts.join(),
    );
    const { server } = program.phone;
    program.phone.server = (request) =>
      request.path === '/api/files/signed' ? refused(410, 'link_expired', '') : server(request);
    await until(
      () => {
        if (program.phone.toasts.includes('文件没有打开，请重试')) return true;
        program.page().tap('护照首页');
        return false;
      },
      () => program.phone.toasts.join(),
    );
  });
});

import { route } from '@yuanhang/contract';
import { z } from 'zod';
import { send } from '../../../test/http';
import { startWeb, type TestWeb, tokenOf } from '../../../test/web';
import type { Api } from './api';
import { sessionCookie } from './session-cookie';

const schemas = { response: z.object({ ip: z.string() }) };
const token = tokenOf('student');

function register(api: Api): void {
  api.handle(route<typeof schemas>()('POST', '/api/things', 'signed_in', ''), schemas, async ({ ip }) => ({ ip }));
  api.handle(route<typeof schemas>()('GET', '/api/things', 'signed_in', ''), schemas, async ({ ip }) => ({ ip }));
}

describe('a request with a cookie', () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startWeb(register);
  });
  afterAll(() => web.stop());
  const byCookie = (method: string, headers: Record<string, string>) =>
    send(web.url, method, '/api/things', {
      body: method === 'GET' ? undefined : {},
      headers: { cookie: `yh_session=${token}`, ...headers },
    });

  it('may change data only from our own pages', async () => {
    expect((await byCookie('POST', { origin: web.url })).status).toBe(200);
    expect((await byCookie('POST', { origin: 'http://127.0.0.1' })).status).toBe(200);
    const host = new URL(web.url).host;
    for (const origin of ['https://evil.example', 'null', `https://${host}`, `http://${host}.evil.example`, ''])
      expect(await byCookie('POST', { origin })).toMatchObject({ status: 403, body: { code: 'csrf_rejected' } });
  });

  it('may be sent from anywhere, but another site cannot read the response', async () => {
    const answer = await byCookie('GET', { origin: 'https://evil.example' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('needs no origin with a bearer token; an empty Authorization header is not a token', async () => {
    expect((await byCookie('POST', { authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await byCookie('POST', { authorization: 'Basic eDp5' })).status).toBe(403);
  });
});

describe('over https', () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startWeb(register, { publicUrl: 'https://exchange.example.edu.cn' });
  });
  afterAll(() => web.stop());

  it('accepts only PUBLIC_URL as our own origin, whatever the host header contains', async () => {
    const post = (origin: string) =>
      send(web.url, 'POST', '/api/things', { body: {}, headers: { cookie: `__Host-yh_session=${token}`, origin } });
    expect((await post('https://exchange.example.edu.cn')).status).toBe(200);
    expect((await post(web.url)).status).toBe(403);
  });

  it('ignores a cookie with the unprotected name', async () => {
    expect((await send(web.url, 'GET', '/api/things', { headers: { cookie: `yh_session=${token}` } })).status).toBe(
      401,
    );
  });

  it('every response forbids inline scripts, framing and sniffing, and requires https', async () => {
    const { headers } = await send(web.url, 'GET', '/api/nothing');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).toMatch(/object-src 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

it.each([
  [
    true,
    /^__Host-yh_session=tok; path=\/; expires=.+; samesite=lax; secure; httponly$/i,
    /^__Host-yh_person=person; path=\/; expires=.+; samesite=lax; secure$/i,
  ],
  [
    false,
    /^yh_session=tok; path=\/; expires=.+; samesite=lax; httponly$/i,
    /^yh_person=person; path=\/; expires=.+; samesite=lax$/i,
  ],
])(
  'scripts can read whose session it is, but not its token; neither is sent to other sites (https: %s)',
  async (secure, ...shapes) => {
    const cookie = sessionCookie(secure);
    const web = await startWeb((api) =>
      api.raw(route<typeof schemas>()('GET', '/api/sign-in', 'public', ''), schemas, async ({ ctx }) => {
        cookie.set(ctx, 'tok', 'person', new Date(Date.now() + 1000));
        ctx.body = {};
      }),
    );
    const set = (await send(web.url, 'GET', '/api/sign-in')).headers.getSetCookie();
    expect(set).toEqual(shapes.map((shape) => expect.stringMatching(shape)));
    await web.stop();
  },
);

describe("the caller's address", () => {
  const ipSeen = async (trustProxy: number, forwarded: string) => {
    const web = await startWeb(register, { trustProxy });
    const { body } = await send(web.url, 'GET', '/api/things', { token, headers: { 'x-forwarded-for': forwarded } });
    await web.stop();
    return body;
  };

  it('is that of the socket; a header counts only for the configured number of proxies', async () => {
    expect(await ipSeen(0, '203.0.113.7')).toEqual({ ip: expect.stringMatching(/127\.0\.0\.1$/) });
    expect(await ipSeen(1, '203.0.113.7')).toEqual({ ip: '203.0.113.7' });
    expect(await ipSeen(1, '6.6.6.6, 203.0.113.7')).toEqual({ ip: '203.0.113.7' });
    expect(await ipSeen(2, '6.6.6.6, 203.0.113.7, 10.0.0.1')).toEqual({ ip: '203.0.113.7' });
  });
});

import { route } from '@yuanhang/contract';
import { z } from 'zod';
import { send } from '../../../test/http';
import { startWeb, type TestWeb, tokenOf } from '../../../test/web';
import { StaleVersion } from '../database';
import { AppError, fieldError, refused } from '../errors';
import { StorageFailed } from '../storage';

const text = z.string().min(2).max(10);
const schemas = {
  echo: {
    params: z.strictObject({ id: z.string().regex(/^[a-z0-9]+$/) }),
    query: z.strictObject({ limit: z.coerce.number().int().max(10).optional(), name: text.optional() }),
    response: z.object({ id: z.string(), limit: z.number().optional(), name: z.string().optional() }),
  },
  write: {
    body: z.strictObject({ title: text, tags: z.array(z.strictObject({ key: text })).optional() }),
    response: z.object({ title: z.string(), by: z.string() }),
  },
  fail: { params: z.strictObject({ how: z.string() }), response: z.object({}) },
  whoAmI: { response: z.object({ name: z.string().nullable() }) },
};
const failures: Record<string, () => unknown> = {
  stale: () => new StaleVersion(),
  refused: () => refused({ code: 'window_closed', message: '申请窗口已关闭' }),
  field: () => fieldError('form.phone', 'bad_phone', '手机号不正确'),
  unexpected: () => new Error('SELECT secret FROM users'),
  away: () => Object.assign(new Error('gone'), { code: 'ECONNRESET' }),
  store: () => new StorageFailed('OSS: ConnectionTimeoutError'),
  thrown: () => 'a text',
};

let web: TestWeb;
beforeAll(async () => {
  web = await startWeb((api) => {
    api.handle(
      route<typeof schemas.echo>()('GET', '/api/things/:id', 'signed_in', ''),
      schemas.echo,
      async ({ params, query }) => ({ ...params, ...query }),
    );
    api.handle(
      route<typeof schemas.write>()('POST', '/api/things', ['office', 'admin'], ''),
      schemas.write,
      async ({ body, principal }) => ({ title: body.title, by: principal.name }),
    );
    api.handle(
      route<typeof schemas.fail>()('GET', '/api/failures/:how', 'public', ''),
      schemas.fail,
      async ({ params }) => {
        throw failures[params.how]?.();
      },
    );
    api.handle(
      route<typeof schemas.whoAmI>()('GET', '/api/me', 'public', ''),
      schemas.whoAmI,
      async ({ principal }) => ({ name: principal.name }),
    );
    api.handle(route<typeof schemas.whoAmI>()('GET', '/api/leak', 'public', ''), schemas.whoAmI, async () =>
      Object.assign({ name: 'a' }, { passwordHash: 'x' }),
    );
    api.handle(
      route<typeof schemas.whoAmI>()('GET', '/api/lie', 'public', ''),
      schemas.whoAmI,
      // A value that a row could contain although its type does not.
      async () => JSON.parse('{"name":7}'),
    );
  });
});
afterAll(() => web.stop());

const student = tokenOf('student');
const office = tokenOf('office', 'wang');
const get = (path: string, token?: string) => send(web.url, 'GET', path, token === undefined ? {} : { token });
const post = (raw: string, headers: Record<string, string> = {}) =>
  send(web.url, 'POST', '/api/things', { token: office, raw, headers });
const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  typeof body === 'object' && body !== null && 'code' in body ? body.code : body,
];

describe('who may call', () => {
  it('refuses calls without a session, unless the route is public', async () => {
    expect(codeOf(await get('/api/things/a1'))).toEqual([401, 'not_signed_in']);
    expect(codeOf(await get('/api/things/a1', tokenOf('student').replace('student', 'nobody')))).toEqual([
      401,
      'not_signed_in',
    ]);
    expect(codeOf(await get('/api/me'))).toEqual([401, 'not_signed_in']);
    expect((await get('/api/me', student)).body).toEqual({ name: 'somebody' });
  });

  it('allows only the roles of the route, and the bot on no route for people', async () => {
    const as = (token: string) => send(web.url, 'POST', '/api/things', { token, body: { title: '通知' } });
    expect(codeOf(await as(student))).toEqual([403, 'forbidden']);
    expect((await as(office)).body).toEqual({ title: '通知', by: 'wang' });
    expect(codeOf(await get('/api/things/a1', tokenOf('bot')))).toEqual([403, 'forbidden']);
  });

  it('checks the permission before the input', async () => {
    expect(codeOf(await get('/api/things/%00?limit=x'))).toEqual([401, 'not_signed_in']);
  });
});

describe('bad input', () => {
  it.each([
    ['/api/things/a1?limit=11', 'limit'],
    ['/api/things/a1?limit=many', 'limit'],
    ['/api/things/a1?limit=1&limit=2', 'limit'],
    ['/api/things/a1?name[]=ab', 'name[]'],
    ['/api/things/a1?name=ab&name=cd', 'name'],
    ['/api/things/a1?role=admin', 'role'],
    ['/api/things/a1?__proto__=x', '__proto__'],
    ['/api/things/a1?constructor=x', 'constructor'],
    ['/api/things/A_1', 'id'],
    ['/api/things/%E0%A4%A', 'id'],
    ['/api/things/%00', 'id'],
  ])('in the address %s is a 400 that names the field', async (path, field) => {
    const answer = await get(path, student);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input', problems: [{ field }] } });
  });

  it.each([
    ['{"title":"a"}', 'title'],
    ['{"title":7}', 'title'],
    ['{"title":["ab"]}', 'title'],
    ['{"title":{"toString":"ab"}}', 'title'],
    ['{"title":null}', 'title'],
    ['{}', 'title'],
    ['[]', ''],
    ['{"title":"通知","status":"approved"}', 'status'],
    ['{"title":"通知","tags":[{"key":"ab"},{"key":1}]}', 'tags.1.key'],
    ['{"title":"通知","tags":[{"key":"ab","x":1}]}', 'tags.0.x'],
  ])('in the body %s is a 400 that names the field in Chinese', async (raw, field) => {
    const { status, body } = await post(raw);
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_input', problems: [{ field }] } });
    expect(JSON.stringify(body)).not.toMatch(/expected|Invalid|Too (small|big)/);
  });

  it.each([['{"title"'], ['null'], ['"text"'], ['7'], ['{"title":"通知"} {}'], ['\u0000'], ['{"__proto__":{"a":1}}']])(
    'that is no JSON object, like %j, is a 400',
    async (raw) => {
      expect((await post(raw)).status).toBe(400);
    },
  );

  it('is read only as JSON', async () => {
    const forms = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(codeOf(await post('title=abc', forms))).toEqual([400, 'invalid_input']);
    expect(codeOf(await post('{"title":"通知"}', { 'content-type': 'text/plain' }))).toEqual([400, 'invalid_input']);
    const packed = { 'content-encoding': 'magic' };
    expect(codeOf(await post('{"title":"通知"}', packed))).toEqual([400, 'malformed_request']);
  });

  it('that is too long is a 413', async () => {
    expect(codeOf(await post(JSON.stringify({ title: 'x'.repeat(300_000) })))).toEqual([413, 'file_too_large']);
  });

  it('at an unknown address or with an unknown method is a 404 or a 405 in the same shape', async () => {
    expect(codeOf(await get('/api/nothing', student))).toEqual([404, 'not_found']);
    expect(codeOf(await send(web.url, 'DELETE', '/api/things/a1', { token: student }))).toEqual([
      405,
      'method_not_allowed',
    ]);
    expect(codeOf(await send(web.url, 'REPORT', '/api/things/a1', { token: student }))).toEqual([
      405,
      'method_not_allowed',
    ]);
  });
});

describe('failures', () => {
  it.each([
    ['stale', 409, 'stale_version', '内容已被更新，请刷新后再试'],
    ['refused', 409, 'not_allowed_now', '申请窗口已关闭'],
    ['field', 400, 'invalid_input', '手机号不正确'],
    ['unexpected', 500, 'unexpected', '出了点问题，我们已经记录'],
    ['away', 503, 'unavailable', '服务暂时不可用，请稍后再试'],
    ['store', 502, 'upstream_failed', '文件存储没有响应，请稍后再试'],
    ['thrown', 500, 'unexpected', '出了点问题，我们已经记录'],
  ])('%s has one shape, a code, a message, and the id of its log entry', async (how, status, code, message) => {
    const answer = await get(`/api/failures/${how}`);
    expect(answer).toMatchObject({ status, body: { code, message, requestId: answer.headers.get('x-request-id') } });
  });

  it('are logged when unexpected, without details for the caller', async () => {
    const answer = await get('/api/failures/unexpected');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    const requestId = answer.headers.get('x-request-id') ?? '-';
    const line = web.log.find((entry) => entry.includes(requestId) && entry.includes('unexpected error'));
    expect(line).toContain('SELECT secret FROM users');
  });

  it('responses that differ from their schema are not sent', async () => {
    expect((await get('/api/lie')).status).toBe(500);
    expect((await get('/api/leak')).status).toBe(500);
  });
});

it('keeps the reason of a refusal', () => {
  expect(refused({ code: 'window_closed', message: '申请窗口已关闭' })).toMatchObject({ detail: 'window_closed' });
  expect(new AppError('not_found')).toMatchObject({ status: 404, problems: [], detail: undefined });
});

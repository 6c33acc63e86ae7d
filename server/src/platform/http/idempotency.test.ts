import { randomUUID } from 'node:crypto';
import { route } from '@yuanhang/contract';
import { z } from 'zod';
import { send } from '../../../test/http';
import { insertRow, updateRows } from '../../../test/rows';
import { startWeb, type TestWeb, tokenOf } from '../../../test/web';
import { newId } from '../database';
import { AppError, type ErrorDetails } from '../errors';

const schemas = {
  params: z.strictObject({ shelf: z.string() }),
  body: z.strictObject({ title: z.string() }),
  response: z.object({ id: z.string(), count: z.number() }),
};
const add = route<typeof schemas>()('POST', '/api/shelves/:shelf/books', ['student'], '', { idempotent: true });

let web: TestWeb;
let calls: number;
let failure: (() => Error) | null;
beforeAll(async () => {
  web = await startWeb((api) => {
    api.handle(add, schemas, async ({ body }) => {
      calls += 1;
      const count = calls;
      const id = newId();
      await web.test.database.transaction((tx) =>
        insertRow(web.test.database, 'settings', { name: id, value: body.title }, tx),
      );
      if (failure) throw failure();
      return { id, count };
    });
  });
});
beforeEach(async () => {
  calls = 0;
  failure = null;
  await web.test.clear();
});
afterAll(() => web.stop());

interface Attempt {
  key?: string;
  title?: string;
  shelf?: string;
  name?: string;
}
const submit = ({ key = 'the-same-key', title = '论语', shelf = 'a', name = 'lin' }: Attempt = {}) =>
  send(web.url, 'POST', `/api/shelves/${shelf}/books`, {
    token: tokenOf('student', name),
    body: { title },
    headers: { 'idempotency-key': key },
  });
const refusal = (code: ConstructorParameters<typeof AppError>[0], more: ErrorDetails = {}) => {
  failure = () => new AppError(code, more);
};

it('runs 50 identical concurrent submissions once and gives all the same response', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => submit()));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(calls).toBe(1);
  expect((await submit()).body).toEqual(answers[0]?.body);
  expect(calls).toBe(1);
}, 20_000);

it('a key belongs to one request of one person', async () => {
  await submit();
  for (const other of [{ title: '孟子' }, { shelf: 'b' }])
    expect(await submit(other)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  expect((await submit({ name: 'zhou' })).status).toBe(200);
  expect((await submit({ key: randomUUID() })).status).toBe(200);
  expect(calls).toBe(3);
});

it.each([[''], ['short'], ['has spaces in it'], ['x'.repeat(65)], ["';DROP TABLE x;--"]])(
  'asks for a key and does not take %j',
  async (key) => {
    expect(await submit({ key })).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } });
    expect(calls).toBe(0);
  },
);

it('a refusal is a response too, and is repeated unchanged', async () => {
  const problems = [{ field: 'title', code: 'unknown', message: '没有这本书' }];
  refusal('incomplete', { message: '还不完整', problems, detail: 'no_such_book' });
  const first = await submit();
  failure = null;
  const second = await submit();
  expect(first).toMatchObject({
    status: 422,
    body: { code: 'incomplete', message: '还不完整', detail: 'no_such_book', problems },
  });
  expect(second.body).toEqual({ ...Object(first.body), requestId: second.headers.get('x-request-id') });
  expect(calls).toBe(1);
});

it.each([['stale_version'], ['unexpected'], ['unavailable'], ['rate_limited']] as const)(
  'what may pass, like %s, is not kept: the same key tries again',
  async (code) => {
    refusal(code);
    await submit();
    failure = null;
    expect((await submit()).body).toMatchObject({ count: 2 });
  },
);

it('does not store an unexpected error', async () => {
  failure = () => new Error('broken');
  expect((await submit()).status).toBe(500);
  failure = null;
  expect((await submit()).status).toBe(200);
});

it('takes over from a process that died, once its claim has expired', async () => {
  const answer = await submit();
  const orphan = { status: null, answer: null, claim_token: newId() };
  await web.test.database.transaction((tx) =>
    updateRows(web.test.database, 'idempotency_keys', { idempotency_key: 'the-same-key' }, orphan, tx),
  );
  web.clock.advance(30_001);
  expect((await submit()).body).toMatchObject({ count: 2 });
  expect(answer.status).toBe(200);
});

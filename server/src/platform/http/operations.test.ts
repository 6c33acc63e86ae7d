import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { route } from '@yuanhang/contract';
import Koa from 'koa';
import { z } from 'zod';
import { send } from '../../../test/http';
import { startWeb, type TestWeb, tokenOf } from '../../../test/web';
import { documentation } from './documentation';
import { listen } from './listen';
import { createRegistry, measure, observe, operations } from './operations';

const schemas = {
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ as: z.enum(['view', 'download']).optional() }),
  body: z.strictObject({ title: z.string().max(10) }),
  response: z.object({ id: z.string(), on: z.iso.date().nullable() }),
};
const token = tokenOf('office');

describe('operations', () => {
  let web: TestWeb;
  let away: boolean;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yuanhang-web-'));
    mkdirSync(join(folder, 'js'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'js', 'app.0a1b2c3d.js'), '1');
    const registry = createRegistry();
    observe(registry, [
      { name: 'events', help: 'Events.', read: async () => ({ '': 7 }) },
      { name: 'letters', help: 'Letters.', label: 'channel', read: async () => ({ chat: 2, email: 0 }) },
      { name: 'away', help: 'Away.', read: () => Promise.reject(new Error('no database')) },
    ]);
    const ready = async () => {
      if (away) throw new Error('away');
    };
    const registered: Parameters<typeof documentation>[0][number][] = [];
    web = await startWeb(
      (api) => {
        api.handle(
          route<typeof schemas>()('POST', '/api/things/:id', ['office'], '写一件事', { idempotent: true }),
          schemas,
          async ({ params }) => ({ id: params.id, on: null }),
        );
        registered.push(...api.registered);
      },
      {
        webDir: folder,
        measure: measure(registry),
        routers: [
          operations({ ready, metricsToken: 'a-token-for-prometheus', registry }),
          documentation(registered, 'yh_session'),
        ],
      },
    );
  });
  beforeEach(() => {
    away = false;
  });
  afterAll(async () => {
    await web.stop();
    rmSync(folder, { recursive: true });
  });
  const get = (path: string, headers: Record<string, string> = {}) => send(web.url, 'GET', path, { headers });

  it('reports whether the process is up and whether it can serve', async () => {
    expect((await get('/healthz')).body).toEqual({ status: 'up' });
    expect((await get('/readyz')).status).toBe(200);
    away = true;
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await get('/healthz')).status).toBe(200);
  });

  it('measures by route instead of address, for callers with the token', async () => {
    await send(web.url, 'POST', '/api/things/secret-id', { token, body: { title: '通知' } });
    for (const authorization of ['', 'Bearer ', 'Bearer b-token-for-prometheus', 'Bearer é-token-for-prometheus'])
      expect((await get('/metrics', { authorization })).status).toBe(403);
    const { body } = await get('/metrics', { authorization: 'Bearer a-token-for-prometheus' });
    expect(body).toContain('http_request_duration_seconds_count{route="/api/things/:id",method="POST",status="200"} 1');
    expect(body).toMatch(/^events 7$/m);
    expect(body).toContain('letters{channel="chat"} 2');
    expect(body).not.toMatch(/^away /m);
    expect(body).toContain('process_cpu_seconds_total');
    expect(body).not.toContain('secret-id');
  });

  it('describes every registered route', async () => {
    const { body } = await get('/api/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: '/' }],
      paths: {
        '/api/things/{id}': {
          post: {
            summary: '写一件事',
            parameters: [
              { name: 'id', in: 'path', required: true },
              { name: 'as', in: 'query', required: false },
              { name: 'Idempotency-Key', in: 'header', required: true },
            ],
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    properties: { title: { maxLength: 10 } },
                    required: ['title'],
                    additionalProperties: false,
                  },
                },
              },
            },
            responses: {
              default: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
            },
          },
        },
      },
    });
  });

  it('sends its description compressed, and only when it has changed', async () => {
    const first = await fetch(`${web.url}/api/openapi.json`, { headers: { 'accept-encoding': 'gzip' } });
    expect([first.headers.get('content-encoding'), first.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding']);
    expect(await first.json()).toMatchObject({ openapi: '3.1.0' });
    const etag = first.headers.get('etag') ?? '';
    // Without max-age=0, as a browser sends it, fetch would ask for a new copy.
    const again = await get('/api/openapi.json', { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect(again.status).toBe(304);
    const plain = await get('/api/openapi.json', { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), plain.headers.get('etag')]).toEqual([null, etag]);
  });

  it('serves its documentation from this server alone, without an inline script', async () => {
    const page = await get('/api/docs');
    const scripts = String(page.body).match(/<script[^>]*>[^<]*/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toMatch(/^<script src="\/api\/docs\/[a-z.-]+">$/);
    for (const path of String(page.body).match(/\/api\/docs\/[a-z.-]+/g) ?? []) {
      const asset = await get(path);
      expect([asset.status, String(asset.body).length > 100]).toEqual([200, true]);
    }
  });

  it('serves the pages, and lets browsers cache names with a hash', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/js/app.0a1b2c3d.js')).headers.get('cache-control')).toMatch(/immutable/);
    expect((await get('/no-such-page')).status).toBe(404);
    expect((await get('/..%2f..%2fetc%2fpasswd')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('listening', () => {
  it('fails on a taken port with a single-line message that names the remedy', async () => {
    const first = await listen(new Koa(), 0, '127.0.0.1');
    await expect(listen(new Koa(), first.port, '127.0.0.1')).rejects.toThrow(
      `端口 ${first.port} 已被占用，请用 PORT 换一个。`,
    );
    await first.stop();
  });

  it('stops after requests in progress are answered, and accepts no new ones', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let begun = () => {};
    const inFlight = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const app = new Koa();
    app.use(async (ctx) => {
      begun();
      await held;
      ctx.body = 'finished';
    });
    const { port, stop } = await listen(app, 0, '127.0.0.1');
    const answer = new Promise<string>((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers: { connection: 'keep-alive' } }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      })
        .on('error', reject)
        .end();
    });
    await inFlight;
    const stopped = stop();
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    letGo();
    expect(await answer).toBe('finished');
    await stopped;
  });
});

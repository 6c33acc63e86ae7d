import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ErrorBody, route } from '@yuanhang/contract';
import { z } from 'zod';
import { hasNginx, type Nginx, startNginx } from '../../../test/nginx';
import { startWeb, type TestWeb } from '../../../test/web';
import { AppError } from '../errors';
import type { Api } from './api';

const root = resolve(__dirname, '../../../..');
const schemas = { response: z.object({ at: z.string() }) };
const linkSchemas = { params: z.strictObject({ link: z.string() }), response: z.object({ at: z.string() }) };
const signedLink = 'eyJrIjoiZmlsZSJ9.mb3x.c2lnbmF0dXJl';

/** config/deploy/nginx.conf in front of two servers with a few routes, whose database goes away. */
const suite = hasNginx ? describe : describe.skip;
suite('nginx with the deployed configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-nginx-'));
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false, maxSockets: 50 });
  const release = join(folder, 'current');
  const pages = join(release, 'miniapp/dist/h5');
  const consoleDir = join(release, 'packages/console/dist');
  const databaseAway = new Set<number>();
  let servers: TestWeb[];
  let nginx: Nginx;

  const register = (n: number) => (api: Api) => {
    const answer = async () => {
      if (databaseAway.has(n)) throw new AppError('unavailable');
      return { at: String(n) };
    };
    api.handle(route<typeof schemas>()('GET', '/api/meta', 'public', ''), schemas, answer);
    api.handle(route<typeof schemas>()('POST', '/api/session/local', 'public', ''), schemas, answer);
    api.handle(route<typeof linkSchemas>()('GET', '/api/files/:link', 'public', ''), linkSchemas, answer);
  };

  beforeAll(async () => {
    mkdirSync(join(pages, 'js'), { recursive: true });
    mkdirSync(join(consoleDir, 'assets'), { recursive: true });
    mkdirSync(join(release, 'config/deploy'), { recursive: true });
    writeFileSync(join(pages, 'index.html'), '<!doctype html><title>远航</title>');
    writeFileSync(join(pages, 'js/app.0a1b2c3d.js'), 'app()');
    writeFileSync(join(consoleDir, 'index.html'), '<style nonce="__CSP_NONCE__"></style>');
    writeFileSync(join(consoleDir, 'assets/index.0a1b2c3d.js'), 'console()');
    writeFileSync(join(release, 'server.env'), 'a secret');
    const unavailable = readFileSync(join(root, 'config/deploy/unavailable.html'));
    writeFileSync(join(release, 'config/deploy/unavailable.html'), unavailable);
    const publicUrl = 'https://exchange.example.edu.cn';
    const more = { webDir: pages, consoleDir, publicUrl, trustProxy: 1 };
    servers = [await startWeb(register(0), more), await startWeb(register(1), more)];
    const [first = '', second = ''] = servers.map(({ port }) => String(port));
    nginx = await startNginx({ folder: join(folder, 'nginx'), root, release, serverPorts: [first, second] });
  });
  beforeEach(() => databaseAway.clear());
  afterAll(async () => {
    agent.destroy();
    await nginx.stop();
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly text: string;
  }
  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
    new Promise<Answer>((done, failed) => {
      const sent = request(nginx.url + path, { method, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      sent.on('error', failed).end(method === 'POST' ? '{}' : undefined);
    });
  const errorOf = ({ text }: Answer): ErrorBody => JSON.parse(text);
  const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));

  it('hides the metrics in every form of their path', async () => {
    for (const path of ['/metrics', '/metrics/', '/Metrics', '//metrics', '/%6detrics', '/METRICS/x']) {
      const { status, headers } = await ask(path);
      // By nginx: no server was asked, and gave the request an id.
      expect([path, status, headers['x-request-id']]).toEqual([path, 404, undefined]);
    }
  });

  it('asks the other server when one has lost its database, and passes their own error on when both have', async () => {
    databaseAway.add(0);
    const one = await times(40, () => ask('/api/meta'));
    expect(new Set(one.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 {"at":"1"}']));
    databaseAway.add(1);
    const none = await times(200, () => ask('/api/meta'));
    expect(new Set(none.map((answer) => `${answer.status} ${errorOf(answer).code}`))).toEqual(
      new Set(['503 unavailable']),
    );
    // The servers themselves have answered, with their request ids: none has left the pool.
    expect(none.every((answer) => answer.headers['x-request-id'] === errorOf(answer).requestId)).toBe(true);
    expect((await times(20, () => ask('/console/'))).map(({ status }) => status)).toEqual(Array(20).fill(200));
    databaseAway.clear();
    expect((await ask('/api/meta')).status).toBe(200);
  });

  it('serves the student pages with the headers of the server', async () => {
    for (const path of ['/', '/js/app.0a1b2c3d.js']) {
      const [server] = servers;
      const direct = await fetch((server?.url ?? '') + path);
      const answer = await ask(path);
      expect([answer.status, answer.text]).toEqual([200, await direct.text()]);
      for (const name of [
        'cache-control',
        'content-security-policy',
        'cross-origin-opener-policy',
        'cross-origin-resource-policy',
        'origin-agent-cluster',
        'referrer-policy',
        'strict-transport-security',
        'x-content-type-options',
        'x-frame-options',
      ])
        expect([path, name, answer.headers[name]]).toEqual([path, name, direct.headers.get(name)]);
    }
    expect((await ask('/console/assets/index.0a1b2c3d.js')).text).toBe('console()');
    for (const path of ['/../../../server.env', '/%2e%2e/%2e%2e/%2e%2e/server.env', '/console/assets/../../server.env'])
      expect((await ask(path)).text).not.toContain('a secret');
  });

  it('writes no link to a file and no query into its logs', async () => {
    expect((await ask(`/api/files/${signedLink}`)).status).toBe(200);
    expect((await ask('/api/meta?q=%E6%9E%97')).status).toBe(200);
    const lines = nginx.accessLog();
    expect(lines).toContain('"GET /api/files/-" 200');
    expect(lines).not.toContain(signedLink);
    expect(lines).not.toContain('%E6%9E%97');
  });

  it('stops a program that sends without a pause, and says so like the API', async () => {
    const signIns = await times(700, () => ask('/api/session/local', 'POST', { 'content-type': 'application/json' }));
    const refused = signIns.filter(({ status }) => status === 429);
    // A class that signs in at once is let through.
    expect(signIns.length - refused.length).toBeGreaterThanOrEqual(400);
    expect(refused.length).toBeGreaterThan(0);
    const [first] = refused;
    expect(first && errorOf(first)).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('12308') });
    expect((await ask('/')).status).toBe(200);
  });

  it('while no server answers serves the student pages, and says where help is', async () => {
    for (const server of servers.splice(0)) await server.stop();
    expect((await ask('/')).text).toContain('远航');
    const page = await ask('/console/');
    expect([page.status, page.headers['content-type'], page.headers['retry-after']]).toEqual([
      503,
      'text/html; charset=utf-8',
      '5',
    ]);
    for (const words of ['暂时无法打开', '12308']) expect(page.text).toContain(words);
    const answer = await ask('/api/meta');
    expect([answer.status, answer.headers['content-type']]).toEqual([503, 'application/json']);
    expect(errorOf(answer)).toMatchObject({ code: 'unavailable', message: expect.stringContaining('12308') });
    // The sign-ins of the test before may still fill the limit.
    let signIn = await ask('/api/session/cas');
    while (signIn.status === 429) signIn = await ask('/api/session/cas');
    expect(errorOf(signIn)).toMatchObject({ code: 'unavailable' });
  });
});

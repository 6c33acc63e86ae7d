import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from '../../../test/http';
import { startWeb, type TestWeb } from '../../../test/web';

const page = '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="a.js"></script>';
let folder: string;
let web: TestWeb;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanhang-console-'));
  const dir = join(folder, 'dist');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(dir, 'index.html'), page);
  writeFileSync(join(dir, 'assets', 'index.0123abcd.js'), 'one()');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  web = await startWeb(() => undefined, { consoleDir: dir });
});
afterAll(async () => {
  await web.stop();
  rmSync(folder, { recursive: true, force: true });
});
const get = (path: string) => send(web.url, 'GET', path);

it('serves the same page at every address, each time with a new nonce in its policy', async () => {
  const nonces = new Set<string>();
  for (const path of ['/console/', '/console/applications/abc?tab=files']) {
    const { status, body, headers } = await get(path);
    const nonce = /nonce="([^"]{20,})"/.exec(String(body))?.[1] ?? '';
    const policy = headers.get('content-security-policy') ?? '';
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toContain('unsafe-inline');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});

it('redirects an address without its slash to the page', async () => {
  expect((await get('/console')).headers.get('location')).toBe('/console/');
});

it('caches hashed files for ever and serves no files outside the folder', async () => {
  const file = await get('/console/assets/index.0123abcd.js');
  expect([file.status, file.body]).toEqual([200, 'one()']);
  expect(file.headers.get('cache-control')).toMatch(/immutable/);
  for (const path of [
    '/console/../secret.txt',
    '/console/%2e%2e/secret.txt',
    '/console/..%2fsecret.txt',
    '/console/no.js',
  ])
    expect(String((await get(path)).body)).not.toContain('secret');
});

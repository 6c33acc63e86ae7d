import type { AddressInfo } from 'node:net';
import { createLogger } from '../src/logger';
import { createLoginPageServer } from '../src/operator/login-page-server';
import { initialState } from '../src/state';

const token = 'operator-token-of-enough-length';
const basicAuth = (password: string) => ({ authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` });

async function serveLoginPage() {
  const state = initialState();
  const model = () => ({ state, puppet: 'wechat4u', perMinute: 20, now: new Date('2026-11-25T01:00:00.000Z') });
  const server = createLoginPageServer({ token, model, logger: createLogger('silent') });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { state, url, close };
}

test('the login code is shown with the operator token only', async () => {
  const { state, url, close } = await serveLoginPage();
  state.phase = 'waiting_for_scan';
  state.qr = 'https://login.example/<secret>';
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: basicAuth('wrong') })).status).toBe(401);
  const page = await fetch(url, { headers: basicAuth(token) });
  const html = await page.text();
  expect(html).toMatch(/等待扫码[\s\S]*<svg /);
  expect(html).not.toMatch(/<script|secret/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  state.phase = 'online';
  state.qr = null;
  state.accountId = '<b>wxid</b>';
  const online = await (await fetch(url, { headers: basicAuth(token) })).text();
  expect(online).not.toContain('<svg');
  expect(online).toContain('&#60;b&#62;wxid');
  await close();
});

test('attempts with a wrong token are limited', async () => {
  const { url, close } = await serveLoginPage();
  const answers = [];
  for (let n = 0; n < 22; n += 1) answers.push((await fetch(url, { headers: basicAuth(`guess-${n}`) })).status);
  expect(answers.slice(-2)).toEqual([429, 429]);
  await close();
});

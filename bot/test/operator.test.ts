import type { AddressInfo } from 'node:net';
import { createLogger } from '../src/log';
import { createOperatorServer } from '../src/operator/server';
import { newState } from '../src/state';

const token = 'operator-token-of-enough-length';
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` });

async function serve() {
  const state = newState();
  const view = () => ({ state, puppet: 'wechat4u', perMinute: 20, now: new Date('2026-11-25T01:00:00.000Z') });
  const server = createOperatorServer({ token, view, logger: createLogger('silent') });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { state, url, close };
}

test('the login code is drawn here, for whoever has the token, and for nobody else', async () => {
  const { state, url, close } = await serve();
  state.phase = 'waiting_for_scan';
  state.qr = 'https://login.example/<secret>';
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: basic('wrong') })).status).toBe(401);
  const page = await fetch(url, { headers: basic(token) });
  const html = await page.text();
  expect(html).toMatch(/等待扫码[\s\S]*<svg /);
  expect(html).not.toMatch(/<script|secret/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  state.phase = 'online';
  state.qr = null;
  state.accountId = '<b>wxid</b>';
  const online = await (await fetch(url, { headers: basic(token) })).text();
  expect(online).not.toContain('<svg');
  expect(online).toContain('&#60;b&#62;wxid');
  await close();
});

test('guessing the token comes to an end', async () => {
  const { url, close } = await serve();
  const answers = [];
  for (let n = 0; n < 22; n += 1) answers.push((await fetch(url, { headers: basic(`guess-${n}`) })).status);
  expect(answers.slice(-2)).toEqual([429, 429]);
  await close();
});

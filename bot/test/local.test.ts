import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@yuanhang/contract';
import { createBot } from '../src/create-bot';
import { createDemoClock } from '../src/local/demo-clock';
import type { Conversation } from '../src/local/saved-chat';
import { createLocalServer } from '../src/local/server';
import { createLogger } from '../src/log';
import { createPacing } from '../src/pacing';
import { createLocalPuppet } from '../src/puppets/local';
import { realTimers } from '../src/timers';
import { createTransport } from '../src/transport';
import { StandIn, token } from './stand-in';

const open: (() => unknown)[] = [];
const closeAll = async () => {
  for (const close of open.splice(0).reverse()) await close();
};
afterEach(closeAll);

/** The bot as `main` puts it together, on the local puppet, with its page. */
async function run(server: StandIn, serverUrl: string, dataDir: string) {
  const logger = createLogger('silent');
  let now = () => new Date();
  const { account, chat } = createLocalPuppet({
    dataDir,
    now: () => now(),
    onError: (error) => server.mistakes.push(String(error)),
  });
  const pacing = createPacing({ perMinute: 600, timers: realTimers });
  const onDead = (reason: string) => server.mistakes.push(reason);
  const call = createClient(createTransport(serverUrl, token));
  const bot = createBot({ account, call, logger, pacing, onDead });
  now = bot.now;
  await bot.start();
  open.push(() => bot.stop());
  const page = createLocalServer({ chat, now, logger, demoClock: createDemoClock(call, bot.learnTime) });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    page.close();
    page.closeAllConnections();
  });
  return `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
}

async function world() {
  const server = new StandIn(Date.now);
  const serverUrl = await server.listen();
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-bot-'));
  return {
    server,
    start: () => run(server, serverUrl, dataDir),
    end: async () => {
      await closeAll();
      await server.close();
      rmSync(dataDir, { recursive: true });
      expect(server.mistakes).toEqual([]);
    },
  };
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return { status: answer.status, body: (await answer.json()) as { id?: string } };
}
const conversations = async (page: string) => {
  const answer = await fetch(`${page}/local/conversations`);
  return ((await answer.json()) as { conversations: Conversation[] }).conversations;
};

/** Reads the event stream until `count` messages were heard of. */
async function listen(page: string) {
  const stop = new AbortController();
  const answer = await fetch(`${page}/local/events`, { signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (needle: string) => {
    while (!text.includes(needle)) text += (await reader?.read())?.value ?? '';
    stop.abort();
    return text;
  };
}

test('somebody on the page talks with the bot, is reminded by it, and finds it all again after a restart', async () => {
  const { server, start, end } = await world();
  server.offset = 30 * 24 * 3_600_000;
  const page = await start();
  const { id = '' } = (await post(`${page}/local/contacts`, { name: '林小满' })).body;
  expect((await post(`${page}/local/contacts`, { name: ' 林小满 ' })).body).toEqual({ id });

  const answered = await listen(page);
  expect((await post(`${page}/local/messages`, { contactId: id, text: '打卡 柏林' })).status).toBe(200);
  expect(await answered('答：打卡 柏林')).toContain('event: message');
  const reminded = await listen(page);
  server.due(id, '请打卡');
  await reminded('请打卡');

  const [talk] = await conversations(page);
  expect(talk?.messages.map(({ from, text }) => [from, text])).toEqual([
    ['me', '打卡 柏林'],
    ['bot', '答：打卡 柏林'],
    ['bot', '请打卡'],
  ]);
  // Said in real time, shown in business time.
  const saidAt = Date.parse(server.messages[0]?.saidAt ?? '');
  expect(Math.round((Date.parse(talk?.messages[2]?.at ?? '') - saidAt) / server.offset)).toBe(1);

  await closeAll();
  const again = await start();
  expect(await conversations(again)).toEqual([talk]);
  const reminder = await listen(again);
  server.due(id, '欢迎回来');
  await reminder('欢迎回来');
  expect(server.logins).toHaveLength(1);
  await end();
});

test('a new login gives everybody another id, and the server hears of it', async () => {
  const { server, start, end } = await world();
  const page = await start();
  const { id: before = '' } = (await post(`${page}/local/contacts`, { name: '林小满' })).body;
  const answered = await listen(page);
  await post(`${page}/local/messages`, { contactId: before, text: '打卡' });
  await answered('答：打卡');

  const renewed = await listen(page);
  await Promise.all([post(`${page}/local/logins`, {}), post(`${page}/local/logins`, {})]);
  await renewed('event: login');
  const [talk] = await conversations(page);
  expect(talk).toMatchObject({ name: '林小满', messages: [{ text: '打卡' }, { text: '答：打卡' }] });
  expect(talk?.id).not.toBe(before);
  expect((await post(`${page}/local/messages`, { contactId: before, text: '进度' })).status).toBe(404);

  const again = await listen(page);
  await post(`${page}/local/messages`, { contactId: talk?.id, text: '进度' });
  await again('答：进度');
  const heard = server.messages.map(({ contactId, loginId }) => [contactId, loginId]);
  expect(heard).toEqual([
    [before, 'login-0001'],
    [talk?.id, server.logins.at(-1)?.id],
  ]);
  expect(server.logins.length).toBeGreaterThan(1);
  await end();
});

test('a demo shows what lies ahead and moves its clock, forward only', async () => {
  const { start, end } = await world();
  const page = await start();
  const { id = '' } = (await post(`${page}/local/contacts`, { name: '林小满' })).body;
  const ahead = await fetch(`${page}/local/upcoming?contactId=${id}`).then((answer) => answer.json());
  expect(ahead).toMatchObject({ items: [{ at: '2030-01-01T02:00:00.000Z', label: `${id} 的打卡前一天` }] });
  expect((await post(`${page}/local/clock`, { to: '2030-01-01T02:00:00.000Z' })).status).toBe(200);
  const { now } = (await fetch(`${page}/local/conversations`).then((answer) => answer.json())) as { now: string };
  expect(now.slice(0, 13)).toBe('2030-01-01T02');
  expect((await post(`${page}/local/clock`, { to: '2029-01-01T02:00:00.000Z' })).status).toBe(409);
  expect((await post(`${page}/local/clock`, { to: 'tomorrow' })).status).toBe(400);
  // What is said now is said then.
  const said = await listen(page);
  await post(`${page}/local/messages`, { contactId: id, text: '打卡' });
  expect(await said('答：打卡')).toContain('2030-01-01T02');
  await end();
});

test('the page refuses what is not a short JSON text from itself, and serves nothing but its own files', async () => {
  const { start, end } = await world();
  const page = await start();
  const refused = async (path: string, body: unknown, headers?: Record<string, string>) =>
    (await post(page + path, body, headers)).status;
  expect(await refused('/local/contacts', { name: '' })).toBe(400);
  expect(await refused('/local/contacts', { name: '一'.repeat(41) })).toBe(400);
  expect(await refused('/local/contacts', { name: ['林'] })).toBe(400);
  expect(await refused('/local/contacts', '[1')).toBe(400);
  expect(await refused('/local/contacts', '[]')).toBe(400);
  expect(await refused('/local/contacts', { name: '林' }, { 'content-type': 'text/plain' })).toBe(415);
  expect(await refused('/local/contacts', { name: '林' }, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await refused('/local/messages', { contactId: '__proto__', text: '你好' })).toBe(404);
  expect(await refused('/local/messages', `{"text":"${'x'.repeat(70_000)}"}`)).toBe(413);
  expect(await refused('/local/elsewhere', {})).toBe(404);
  expect(await conversations(page)).toEqual([]);

  for (const path of ['/../package.json', '/%2e%2e/package.json', '/app.js/', '/constructor'])
    expect((await fetch(page + path)).status).toBe(404);
  const index = await fetch(`${page}/`);
  expect(index.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  for (const [, file] of (await index.text()).matchAll(/(?:src|href)="([^"]+)"/g))
    expect((await fetch(`${page}/${file}`)).status).toBe(200);
  await end();
});

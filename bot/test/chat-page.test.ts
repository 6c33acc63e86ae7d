import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@yuanhang/contract';
import { createBot } from '../src/create-bot';
import { createChatPageServer } from '../src/local/chat-page-server';
import { createDemoClock } from '../src/local/demo-clock';
import type { Conversation } from '../src/local/saved-chat';
import { createLogger } from '../src/logger';
import { createPacing } from '../src/pacing';
import { createLocalPuppet } from '../src/puppets/local';
import { realTimers } from '../src/timers';
import { createTransport } from '../src/transport';
import { TestServer, token } from './test-server';

const cleanups: (() => unknown)[] = [];
const stopAll = async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
};
afterEach(stopAll);

/** Starts the bot on the local puppet with its page, as `main` does, and returns the page's URL. */
async function startBotWithPage(server: TestServer, serverUrl: string, dataDir: string) {
  const logger = createLogger('silent');
  let now = () => new Date();
  const { account, chat } = createLocalPuppet({
    dataDir,
    now: () => now(),
    onError: (error) => server.violations.push(String(error)),
  });
  const pacing = createPacing({ perMinute: 600, timers: realTimers });
  const onAccountLost = (reason: string) => server.violations.push(reason);
  const call = createClient(createTransport(serverUrl, token));
  const bot = createBot({ account, call, logger, pacing, onAccountLost });
  now = bot.now;
  await bot.start();
  cleanups.push(() => bot.stop());
  const page = createChatPageServer({ chat, now, logger, demoClock: createDemoClock(call, bot.refreshTime) });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    page.close();
    page.closeAllConnections();
  });
  return `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
}

async function createFixture() {
  const server = new TestServer(Date.now);
  const serverUrl = await server.listen();
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-bot-'));
  return {
    server,
    start: () => startBotWithPage(server, serverUrl, dataDir),
    close: async () => {
      await stopAll();
      await server.close();
      rmSync(dataDir, { recursive: true });
      expect(server.violations).toEqual([]);
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

/** Opens the event stream and returns a function that reads it until it contains the given text. */
async function openEvents(page: string) {
  const stop = new AbortController();
  const answer = await fetch(`${page}/local/events`, { signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (expected: string) => {
    while (!text.includes(expected)) text += (await reader?.read())?.value ?? '';
    stop.abort();
    return text;
  };
}

test('a person on the page writes to the bot, receives answers and reminders, and sees all messages after a restart', async () => {
  const { server, start, close } = await createFixture();
  server.offset = 30 * 24 * 3_600_000;
  const page = await start();
  const { id = '' } = (await post(`${page}/local/contacts`, { name: '林小满' })).body;
  expect((await post(`${page}/local/contacts`, { name: ' 林小满 ' })).body).toEqual({ id });

  const answered = await openEvents(page);
  expect((await post(`${page}/local/messages`, { contactId: id, text: '打卡 柏林' })).status).toBe(200);
  expect(await answered('答：打卡 柏林')).toContain('event: message');
  const reminded = await openEvents(page);
  server.addDelivery(id, '请打卡');
  await reminded('请打卡');

  const [conversation] = await conversations(page);
  expect(conversation?.messages.map(({ from, text }) => [from, text])).toEqual([
    ['me', '打卡 柏林'],
    ['bot', '答：打卡 柏林'],
    ['bot', '请打卡'],
  ]);
  // The server gets real time, the page shows business time.
  const saidAt = Date.parse(server.messages[0]?.saidAt ?? '');
  expect(Math.round((Date.parse(conversation?.messages[2]?.at ?? '') - saidAt) / server.offset)).toBe(1);

  await stopAll();
  const again = await start();
  expect(await conversations(again)).toEqual([conversation]);
  const reminder = await openEvents(again);
  server.addDelivery(id, '欢迎回来');
  await reminder('欢迎回来');
  expect(server.logins).toHaveLength(1);
  await close();
});

test('a new login gives every contact another id and is registered at the server', async () => {
  const { server, start, close } = await createFixture();
  const page = await start();
  const { id: before = '' } = (await post(`${page}/local/contacts`, { name: '林小满' })).body;
  const answered = await openEvents(page);
  await post(`${page}/local/messages`, { contactId: before, text: '打卡' });
  await answered('答：打卡');

  const renewed = await openEvents(page);
  await Promise.all([post(`${page}/local/logins`, {}), post(`${page}/local/logins`, {})]);
  await renewed('event: login');
  const [conversation] = await conversations(page);
  expect(conversation).toMatchObject({ name: '林小满', messages: [{ text: '打卡' }, { text: '答：打卡' }] });
  expect(conversation?.id).not.toBe(before);
  expect((await post(`${page}/local/messages`, { contactId: before, text: '进度' })).status).toBe(404);

  const again = await openEvents(page);
  await post(`${page}/local/messages`, { contactId: conversation?.id, text: '进度' });
  await again('答：进度');
  const received = server.messages.map(({ contactId, loginId }) => [contactId, loginId]);
  expect(received).toEqual([
    [before, 'login-0001'],
    [conversation?.id, server.logins.at(-1)?.id],
  ]);
  expect(server.logins.length).toBeGreaterThan(1);
  await close();
});

test('in a demo the page lists upcoming events and moves the clock, forward only', async () => {
  const { start, close } = await createFixture();
  const page = await start();
  const { id = '' } = (await post(`${page}/local/contacts`, { name: '林小满' })).body;
  const upcoming = await fetch(`${page}/local/upcoming?contactId=${id}`).then((answer) => answer.json());
  expect(upcoming).toMatchObject({ items: [{ at: '2030-01-01T02:00:00.000Z', label: `${id} 的打卡前一天` }] });
  expect((await post(`${page}/local/clock`, { to: '2030-01-01T02:00:00.000Z' })).status).toBe(200);
  const { now } = (await fetch(`${page}/local/conversations`).then((answer) => answer.json())) as { now: string };
  expect(now.slice(0, 13)).toBe('2030-01-01T02');
  expect((await post(`${page}/local/clock`, { to: '2029-01-01T02:00:00.000Z' })).status).toBe(409);
  expect((await post(`${page}/local/clock`, { to: 'tomorrow' })).status).toBe(400);
  // New messages carry the moved time.
  const events = await openEvents(page);
  await post(`${page}/local/messages`, { contactId: id, text: '打卡' });
  expect(await events('答：打卡')).toContain('2030-01-01T02');
  await close();
});

test('the page accepts only small JSON bodies from its own origin and serves only its own files', async () => {
  const { start, close } = await createFixture();
  const page = await start();
  const postStatus = async (path: string, body: unknown, headers?: Record<string, string>) =>
    (await post(page + path, body, headers)).status;
  expect(await postStatus('/local/contacts', { name: '' })).toBe(400);
  expect(await postStatus('/local/contacts', { name: '一'.repeat(41) })).toBe(400);
  expect(await postStatus('/local/contacts', { name: ['林'] })).toBe(400);
  expect(await postStatus('/local/contacts', '[1')).toBe(400);
  expect(await postStatus('/local/contacts', '[]')).toBe(400);
  expect(await postStatus('/local/contacts', { name: '林' }, { 'content-type': 'text/plain' })).toBe(415);
  expect(await postStatus('/local/contacts', { name: '林' }, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await postStatus('/local/messages', { contactId: '__proto__', text: '你好' })).toBe(404);
  expect(await postStatus('/local/messages', `{"text":"${'x'.repeat(70_000)}"}`)).toBe(413);
  expect(await postStatus('/local/elsewhere', {})).toBe(404);
  expect(await conversations(page)).toEqual([]);

  for (const path of ['/../package.json', '/%2e%2e/package.json', '/app.js/', '/constructor'])
    expect((await fetch(page + path)).status).toBe(404);
  const index = await fetch(`${page}/`);
  expect(index.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  for (const [, file] of (await index.text()).matchAll(/(?:src|href)="([^"]+)"/g))
    expect((await fetch(`${page}/${file}`)).status).toBe(200);
  await close();
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from '../src/local/saved-chat';
import { freePort } from './free-port';
import { TestServer, token } from './test-server';

const fromSource = ['-r', join(__dirname, '../../config/jest/run-source.cjs'), join(__dirname, '../src/main.ts')];
jest.setTimeout(60_000);

/** The bot as a separate process, as an operator runs it. The sent messages are in its chat file, read through its page. */
async function createFixture() {
  const server = new TestServer(Date.now);
  const serverUrl = await server.listen();
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-bot-'));
  const port = await freePort();
  const page = `http://127.0.0.1:${port}/local/`;
  const env = { ...process.env, YUANHANG_MODE: 'test', SERVER_URL: serverUrl, BOT_TOKEN: token, DATA_DIR: dataDir };
  let bot: ChildProcess;

  const callPage = async (path: string, body?: object) => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await fetch(page + path, body && post)).json();
  };
  /** Polls, because another process makes the condition true. */
  const waitFor = async (description: string, condition: () => boolean | Promise<boolean>) => {
    for (let tries = 0; tries < 1500; tries += 1) {
      if (await Promise.resolve(condition()).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`never became true: ${description}`);
  };
  const isUp = () => fetch(`${page}conversations`).then((answer) => answer.ok);
  return {
    server,
    waitFor,
    callPage,
    async start() {
      bot = spawn(process.execPath, fromSource, {
        env: { ...env, BOT_PORT: String(port), LOG_LEVEL: 'silent' },
        stdio: 'ignore',
      });
      await waitFor('the page answers', isUp);
    },
    async kill() {
      if (bot.exitCode !== null || bot.signalCode !== null) return;
      const ended = new Promise((resolve) => bot.once('exit', resolve));
      bot.kill('SIGKILL');
      await ended;
    },
    sentTexts: async () => {
      const { conversations } = (await callPage('conversations')) as { conversations: Conversation[] };
      return conversations.flatMap(({ messages }) =>
        messages.filter(({ from }) => from === 'bot').map(({ text }) => text),
      );
    },
    async close() {
      bot.kill('SIGKILL');
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
      expect(server.violations).toEqual([]);
    },
  };
}

const reminders = Array.from({ length: 8 }, (_, n) => `提醒 ${n + 1}`);

test.each([
  ['before its claim reaches the server', '/claim', 'before', 0],
  ['before the answer to its claim arrives', '/claim', 'after', 0],
  ['after sending, before its acknowledgement reaches the server', '/acknowledgement', 'before', 1],
  ['before the answer to its acknowledgement arrives', '/acknowledgement', 'after', 0],
] as const)(
  'a bot killed %s loses no delivery and repeats at most the unacknowledged one',
  async (_, step, when, maxRepeated) => {
    const { server, start, kill, callPage, waitFor, sentTexts, close } = await createFixture();
    await start();
    const { id } = (await callPage('contacts', { name: '林小满' })) as { id: string };
    let killed = false;
    server.fail = (path) => {
      if (killed || !path.includes(step) || (step === '/claim' && server.deliveries.length === 0)) return null;
      killed = true;
      void kill();
      return when;
    };
    for (const text of reminders) server.addDelivery(id, text);
    await waitFor('the bot is killed', () => killed);
    await kill();
    server.expireClaims();
    await start();
    await waitFor('everything is sent', async () => new Set(await sentTexts()).size === reminders.length);
    await waitFor('everything is acknowledged', () => server.deliveries.every(({ outcome }) => outcome === 'sent'));
    const texts = await sentTexts();
    expect([...new Set(texts)].sort()).toEqual([...reminders].sort());
    expect(texts.length - reminders.length).toBeLessThanOrEqual(maxRepeated);
    expect(server.logins).toHaveLength(1);
    await close();
  },
);

test('after a kill the next process answers new messages and repeats no old ones', async () => {
  const { server, start, kill, callPage, waitFor, sentTexts, close } = await createFixture();
  await start();
  const { id } = (await callPage('contacts', { name: '林小满' })) as { id: string };
  await callPage('messages', { contactId: id, text: '打卡' });
  await waitFor('the first is answered', async () => (await sentTexts()).includes('答：打卡'));
  await kill();
  await start();
  await callPage('messages', { contactId: id, text: '进度' });
  await waitFor('the next is answered', async () => (await sentTexts()).includes('答：进度'));
  expect(await sentTexts()).toEqual(['答：打卡', '答：进度']);
  expect(server.messages.map(({ text }) => text)).toEqual(['打卡', '进度']);
  await close();
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from '../src/local/saved-chat';
import { StandIn, token } from './stand-in';

const main = join(__dirname, '../dist/main.js');
jest.setTimeout(60_000);

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The bot as a process of its own, as an operator runs it; what was said is in its chat file, read through its page. */
async function world() {
  const server = new StandIn(Date.now);
  const serverUrl = await server.listen();
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanhang-bot-'));
  const port = await freePort();
  const page = `http://127.0.0.1:${port}/local/`;
  const env = { ...process.env, YUANHANG_MODE: 'test', SERVER_URL: serverUrl, BOT_TOKEN: token, DATA_DIR: dataDir };
  let bot: ChildProcess;

  const ask = async (path: string, body?: object) => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await fetch(page + path, body && post)).json();
  };
  /** Until it holds; asks again and again, because the process is somebody else's. */
  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    for (let tries = 0; tries < 1500; tries += 1) {
      if (await Promise.resolve(holds()).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`never came true: ${what}`);
  };
  const isUp = () => fetch(`${page}conversations`).then((answer) => answer.ok);
  return {
    server,
    until,
    ask,
    async start() {
      bot = spawn(process.execPath, [main], {
        env: { ...env, BOT_PORT: String(port), LOG_LEVEL: 'silent' },
        stdio: 'ignore',
      });
      await until('the page is up', isUp);
    },
    async kill() {
      if (bot.exitCode !== null || bot.signalCode !== null) return;
      const ended = new Promise((resolve) => bot.once('exit', resolve));
      bot.kill('SIGKILL');
      await ended;
    },
    said: async () => {
      const { conversations } = (await ask('conversations')) as { conversations: Conversation[] };
      return conversations.flatMap(({ messages }) =>
        messages.filter(({ from }) => from === 'bot').map(({ text }) => text),
      );
    },
    async end() {
      bot.kill('SIGKILL');
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
      expect(server.mistakes).toEqual([]);
    },
  };
}

const reminders = Array.from({ length: 8 }, (_, n) => `提醒 ${n + 1}`);

test.each([
  ['before the claim is taken', '/claim', 'before', 0],
  ['after the claim is taken, before it is heard of', '/claim', 'after', 0],
  ['after it was said, before that is heard of', '/acknowledgement', 'before', 1],
  ['after it was heard of', '/acknowledgement', 'after', 0],
] as const)(
  'a bot killed %s loses nothing, and doubles no more than what it had just said',
  async (_, step, when, most) => {
    const { server, start, kill, ask, until, said, end } = await world();
    await start();
    const { id } = (await ask('contacts', { name: '林小满' })) as { id: string };
    let dead = false;
    server.fail = (path) => {
      if (dead || !path.includes(step) || (step === '/claim' && server.deliveries.length === 0)) return null;
      dead = true;
      void kill();
      return when;
    };
    for (const text of reminders) server.due(id, text);
    await until('it is killed', () => dead);
    await kill();
    server.releaseClaims();
    await start();
    await until('everything is said', async () => new Set(await said()).size === reminders.length);
    await until('everything is acknowledged', () => server.deliveries.every(({ outcome }) => outcome === 'sent'));
    const all = await said();
    expect([...new Set(all)].sort()).toEqual([...reminders].sort());
    expect(all.length - reminders.length).toBeLessThanOrEqual(most);
    expect(server.logins).toHaveLength(1);
    await end();
  },
);

test('a bot killed while somebody is answered passes on what is said to the next one', async () => {
  const { server, start, kill, ask, until, said, end } = await world();
  await start();
  const { id } = (await ask('contacts', { name: '林小满' })) as { id: string };
  await ask('messages', { contactId: id, text: '打卡' });
  await until('the first is answered', async () => (await said()).includes('答：打卡'));
  await kill();
  await start();
  await ask('messages', { contactId: id, text: '进度' });
  await until('the next is answered', async () => (await said()).includes('答：进度'));
  expect(await said()).toEqual(['答：打卡', '答：进度']);
  expect(server.messages.map(({ text }) => text)).toEqual(['打卡', '进度']);
  await end();
});

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';
import type { ChatAccount, ReceivedMessage } from '../src/chat-account';
import { createServicePuppet } from '../src/puppets/service';
import { freePort } from './free-port';
import { token as botToken, TestServer } from './test-server';

const token = 'insecure_0f9a1c2b-7d41-4f0e-9f25-3f3d6a0c1e77';
// The puppet service's client caches payloads under the home directory.
const home = mkdtempSync(join(tmpdir(), 'yuanhang-bot-'));
process.env.HOME = home;
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A puppet service as an operator runs it, with the mock puppet. */
async function startPuppetService({ tls = true } = {}) {
  const mocker = new mock.Mocker();
  const endpoint = `127.0.0.1:${await freePort()}`;
  const server = new PuppetServer({ endpoint, token, puppet: new PuppetMock({ mocker }), tls: { disable: !tls } });
  await server.start();
  cleanups.push(() => server.stop());
  return { mocker, endpoint };
}
const once = <T>(register: (listener: (value: T) => void) => void) => new Promise<T>(register);

const connect = (endpoint: string, serviceToken: string): ChatAccount =>
  createServicePuppet({ token: serviceToken, endpoint, onError: () => {} });

test.each([
  ['with TLS', true, ''],
  ['without TLS', false, 'http://'],
])('Wechaty receives, answers and sends messages through a puppet service, by gRPC %s', async (_, tls, scheme) => {
  const { mocker, endpoint } = await startPuppetService({ tls });
  const me = mocker.createContact({ id: 'account-1', name: '远航助手' });
  const lin = mocker.createContact({ id: 'lin', name: '林小满' });
  const room = mocker.createRoom({ id: 'group@room', memberIdList: ['account-1', 'lin'] });
  const bot = connect(scheme + endpoint, token);
  const received: ReceivedMessage[] = [];
  bot.onMessage((message) => received.push(message));
  const login = once(bot.onLogin);
  await bot.start();
  cleanups.push(() => bot.stop());
  mocker.login(me);
  expect(await login).toBe('account-1');
  await bot.ping();

  const first = once(bot.onMessage);
  lin.say('打卡 柏林').to(me);
  expect(await first).toMatchObject({ contactId: 'lin', text: '打卡 柏林', kind: 'text', inGroup: false, self: false });
  const second = once<ReceivedMessage>((listener) =>
    bot.onMessage((message) => {
      if (message.inGroup) listener(message);
    }),
  );
  lin.say('大家好').to(room);
  expect(await second).toMatchObject({ contactId: 'lin', inGroup: true });

  const answer = once<string | undefined>((listener) =>
    lin.on('message', (message) => {
      if (message.talker().id === 'account-1') listener(message.text());
    }),
  );
  await bot.sendText('lin', '已记下');
  expect(await answer).toBe('已记下');
  await expect(bot.sendText('stranger', '你好')).rejects.toThrow('no contact stranger in this login');
  expect(received.filter(({ self }) => !self)).toHaveLength(2);
});

test('with a wrong token the start is rejected', async () => {
  const { endpoint } = await startPuppetService();
  const bot = connect(endpoint, token.replace('0f9a', '0000'));
  await expect(bot.start()).rejects.toThrow();
}, 20_000);

const root = join(__dirname, '../..');

/** config/deploy/bot.env as it stands, with values for what is filled in on a machine. */
function deployed(values: Record<string, string>): Record<string, string> {
  const lines = readFileSync(join(root, 'config/deploy/bot.env'), 'utf8').split('\n');
  const given = lines.flatMap((line) => (/^[A-Z]/.test(line) ? [line.split(/=(.*)/).slice(0, 2)] : []));
  return { ...Object.fromEntries(given), NODE_ENV: 'production', ...values };
}

/** Starts the real main with this environment alone, and ends it when its output contains `until`. */
function start(env: Record<string, string>, until: string): Promise<{ status: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['-r', join(root, 'config/jest/run-source.cjs'), join(root, 'bot/src/main.ts')],
    {
      env: { PATH: process.env.PATH ?? '', HOME: home, ...env },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes(until)) child.kill('SIGTERM');
    });
  return new Promise((resolve) => child.once('exit', (status) => resolve({ status, output })));
}

it('starts in production with its deployed settings, which contain none of the secrets of the server', async () => {
  const server = new TestServer(Date.now);
  const serverUrl = await server.listen();
  cleanups.push(() => server.close());
  const { endpoint } = await startPuppetService();
  const { status, output } = await start(
    deployed({
      SERVER_URL: serverUrl,
      BOT_TOKEN: botToken,
      DATA_DIR: home,
      BOT_PUPPET_TOKEN: token,
      BOT_PUPPET_ENDPOINT: endpoint,
      BOT_OPERATOR_TOKEN: randomBytes(16).toString('hex'),
      BOT_PORT: String(await freePort()),
    }),
    'the page is available',
  );
  expect([status, output]).toEqual([0, expect.stringContaining('the page is available')]);
  for (const line of output.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
});

it('refuses to start in production without its settings, each on a line in Chinese', async () => {
  const { status, output } = await start({ NODE_ENV: 'production' }, 'never');
  const lines = output.trim().split('\n');
  expect([status, lines.map((line) => line.split(':')[0])]).toEqual([
    1,
    ['✗ BOT_TOKEN', '✗ SERVER_URL', '✗ BOT_PUPPET'],
  ]);
  for (const line of lines) expect(line).toMatch(/\p{Script=Han}/u);
});

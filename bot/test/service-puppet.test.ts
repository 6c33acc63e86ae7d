import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';
import type { ChatAccount, ReceivedMessage } from '../src/chat-account';
import { createServicePuppet } from '../src/puppets/service';

const token = 'insecure_0f9a1c2b-7d41-4f0e-9f25-3f3d6a0c1e77';
// The puppet service's client caches payloads under the home directory.
process.env.HOME = mkdtempSync(join(tmpdir(), 'yuanhang-bot-'));
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
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

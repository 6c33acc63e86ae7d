import { createClient } from '@yuanhang/contract';
import { createBot } from '../src/create-bot';
import { createLogger } from '../src/logger';
import { createPacing } from '../src/pacing';
import { createTransport } from '../src/transport';
import { TestAccount } from './test-account';
import { TestServer, token } from './test-server';
import { TestTimers } from './test-timers';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startBot(timers: TestTimers, server: TestServer, serverUrl: string, perMinute: number) {
  const transport = timers.holdDuringRequests(createTransport(serverUrl, token));
  let disconnected = false;
  const call = createClient((request) =>
    disconnected ? Promise.reject(new Error('disconnected by the test')) : transport(request),
  );
  const account = new TestAccount(timers.now);
  const pacing = createPacing({ perMinute, timers });
  /** The reasons with which `onAccountLost` was called. */
  const accountLost: string[] = [];
  const onAccountLost = (reason: string) => accountLost.push(reason);
  const bot = createBot({ call, account, logger: createLogger('silent'), pacing, timers, onAccountLost });
  let stopped = false;
  const stop = async () => {
    if (!stopped) await bot.stop();
    stopped = true;
  };
  cleanups.push(async () => {
    await stop();
    expect(server.violations).toEqual([]);
  });
  await bot.start();
  /** Logs in and waits until the server has registered it. */
  const logIn = async () => {
    const before = server.heartbeats.length;
    account.emitLogin('account-1');
    await timers.until(() => server.heartbeats.slice(before).some(({ state }) => state === 'online'));
  };
  /** From now on no request reaches the server. */
  const disconnect = () => {
    disconnected = true;
  };
  return { account, bot, accountLost, stop, logIn, disconnect };
}

/** Starts a bot on a test account and a test server, both in simulated time. Everything is stopped after the test. */
export async function startTestBot({ perMinute = 600, loggedIn = true } = {}) {
  const timers = new TestTimers();
  const server = new TestServer(timers.now);
  const serverUrl = await server.listen();
  cleanups.push(() => server.close());
  /** Starts one more bot with an account of its own on the same server. */
  const startAnother = () => startBot(timers, server, serverUrl, perMinute);
  const first = await startAnother();
  if (loggedIn) await first.logIn();
  return { timers, server, startAnother, ...first };
}

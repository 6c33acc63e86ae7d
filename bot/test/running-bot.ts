import { createClient } from '@yuanhang/contract';
import { createBot } from '../src/create-bot';
import { createLogger } from '../src/log';
import { createPacing } from '../src/pacing';
import { createTransport } from '../src/transport';
import { StandIn, token } from './stand-in';
import { TestAccount } from './test-account';
import { TestTimers } from './timers';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A bot on an account that the test plays, with the stand-in as its server; ended after each test. */
export async function setUp({ perMinute = 600, loggedIn = true } = {}) {
  const timers = new TestTimers();
  const server = new StandIn(timers.now);
  const call = createClient(timers.watch(createTransport(await server.listen(), token)));
  open.push(() => server.close());
  const account = new TestAccount(timers.now);
  const pacing = createPacing({ perMinute, timers });
  const deaths: string[] = [];
  const onDead = (reason: string) => deaths.push(reason);
  const bot = createBot({ call, account, logger: createLogger('silent'), pacing, timers, onDead });
  let stopped = false;
  const stop = async () => {
    if (!stopped) await bot.stop();
    stopped = true;
  };
  open.push(async () => {
    await stop();
    expect(server.mistakes).toEqual([]);
  });
  await bot.start();
  if (loggedIn) {
    account.logsIn('account-1');
    await timers.until(() => server.beats.some(({ state }) => state === 'online'));
  }
  return { timers, server, account, bot, deaths, stop };
}

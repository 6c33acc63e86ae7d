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

/** One more bot at the same server; ended after each test. */
async function run(timers: TestTimers, server: StandIn, serverUrl: string, perMinute: number) {
  const transport = timers.watch(createTransport(serverUrl, token));
  let cut = false;
  const call = createClient((request) => (cut ? Promise.reject(new Error('cut off')) : transport(request)));
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
  const logsIn = async () => {
    const before = server.beats.length;
    account.logsIn('account-1');
    await timers.until(() => server.beats.slice(before).some(({ state }) => state === 'online'));
  };
  const cutOff = () => {
    cut = true;
  };
  return { account, bot, deaths, stop, logsIn, cutOff };
}

/** A bot on an account that the test plays, with the stand-in as its server. */
export async function setUp({ perMinute = 600, loggedIn = true } = {}) {
  const timers = new TestTimers();
  const server = new StandIn(timers.now);
  const serverUrl = await server.listen();
  open.push(() => server.close());
  const another = () => run(timers, server, serverUrl, perMinute);
  const first = await another();
  if (loggedIn) await first.logsIn();
  return { timers, server, another, ...first };
}

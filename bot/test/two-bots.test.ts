import { setUp } from './running-bot';

/** Two processes on one account hear the same; what they say goes out through one account. */
async function two() {
  const world = await setUp();
  const second = await world.another();
  await second.logsIn();
  const accounts = [world.account, second.account];
  let count = 0;
  return {
    ...world,
    second,
    said: () => accounts.flatMap(({ said }) => said.map(({ text }) => text)),
    hear(text: string) {
      count += 1;
      for (const account of accounts) account.hears('lin', text, { messageId: `same-${count}` });
    },
  };
}

test('two bots on one account answer and say everything once; who logged in last speaks', async () => {
  const { timers, server, said, hear, account, second } = await two();
  hear('打卡');
  for (let n = 1; n <= 5; n += 1) server.due('lin', `提醒 ${n}`);
  await timers.until(() => said().length === 6);
  await timers.pass(300_000);
  expect(said().sort()).toEqual(['提醒 1', '提醒 2', '提醒 3', '提醒 4', '提醒 5', '答：打卡']);
  expect(account.said).toEqual([]);
  expect(second.account.said).toHaveLength(6);
});

test('the one that stands by takes over from one that fell silent, without repeating it', async () => {
  const { timers, server, said, hear, second } = await two();
  hear('打卡');
  await timers.until(() => said().length === 1);
  await timers.pass(120_000);
  second.cutOff();
  hear('求助');
  server.due('lin', '提醒');
  await timers.until(() => said().length === 3);
  await timers.pass(60_000);
  expect(said().sort()).toEqual(['提醒', '答：打卡', '答：求助']);
});

test('one that ends in order is followed at the next heartbeat', async () => {
  const { timers, server, said, second } = await two();
  await timers.pass(40_000);
  await second.stop();
  server.due('lin', '提醒');
  const from = timers.now();
  await timers.until(() => said().length === 1);
  expect(timers.now() - from).toBeLessThanOrEqual(25_000);
});

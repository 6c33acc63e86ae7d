import { startTestBot } from './test-bot';

/** Two bots on one chat account: both receive every message. */
async function startTwoBots() {
  const first = await startTestBot();
  const second = await first.startAnother();
  await second.logIn();
  const accounts = [first.account, second.account];
  let messages = 0;
  return {
    ...first,
    second,
    sentTexts: () => accounts.flatMap(({ sent }) => sent.map(({ text }) => text)),
    receive(text: string) {
      messages += 1;
      for (const account of accounts) account.emitMessage('lin', text, { messageId: `same-${messages}` });
    },
  };
}

test('only the bot that logged in last is active: every message is answered and every delivery sent once', async () => {
  const { timers, server, sentTexts, receive, account, second } = await startTwoBots();
  receive('打卡');
  for (let n = 1; n <= 5; n += 1) server.addDelivery('lin', `提醒 ${n}`);
  await timers.until(() => sentTexts().length === 6);
  await timers.pass(300_000);
  expect(sentTexts().sort()).toEqual(['提醒 1', '提醒 2', '提醒 3', '提醒 4', '提醒 5', '答：打卡']);
  expect(account.sent).toEqual([]);
  expect(second.account.sent).toHaveLength(6);
});

test('the standby bot takes over when the active one is silent, without repeating its answers', async () => {
  const { timers, server, sentTexts, receive, second } = await startTwoBots();
  receive('打卡');
  await timers.until(() => sentTexts().length === 1);
  await timers.pass(120_000);
  second.disconnect();
  receive('求助');
  server.addDelivery('lin', '提醒');
  // The silent bot says by itself that it cannot reach the server.
  const answers = () => sentTexts().filter((text) => !text.includes('现在连不上'));
  await timers.until(() => answers().length === 3);
  await timers.pass(60_000);
  expect(answers().sort()).toEqual(['提醒', '答：打卡', '答：求助']);
});

test('after a regular stop of the active bot the other one takes over at its next heartbeat', async () => {
  const { timers, server, sentTexts, second } = await startTwoBots();
  await timers.pass(40_000);
  await second.stop();
  server.addDelivery('lin', '提醒');
  const from = timers.now();
  await timers.until(() => sentTexts().length === 1);
  expect(timers.now() - from).toBeLessThanOrEqual(25_000);
});

import { startTestBot } from './test-bot';

describe('a chat account', () => {
  test('that answers pings is kept, even without any message', async () => {
    const { timers, accountLost } = await startTestBot();
    await timers.pass(10 * 60_000);
    expect(accountLost).toEqual([]);
  });

  test('that stops answering is given up within a minute', async () => {
    const { timers, account, accountLost } = await startTestBot();
    account.answersPing = false;
    await timers.pass(60_000);
    expect(accountLost).toEqual(['the chat account does not answer']);
  });

  test('that stays logged out is given up, one that waits for a scan is not', async () => {
    const { timers, account, accountLost } = await startTestBot();
    account.emitLogout();
    await timers.pass(30_000);
    account.emitScan('code');
    await timers.pass(10 * 60_000);
    expect(accountLost).toEqual([]);
    account.emitLogout();
    await timers.pass(120_000);
    expect(accountLost).toEqual(['the chat account stays logged out']);
  });
});

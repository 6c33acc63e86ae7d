import { setUp } from './running-bot';

describe('a chat account', () => {
  test('that answers is left alone, however quiet it is', async () => {
    const { timers, deaths } = await setUp();
    await timers.pass(10 * 60_000);
    expect(deaths).toEqual([]);
  });

  test('that answers no more is given up within a minute', async () => {
    const { timers, account, deaths } = await setUp();
    account.responds = false;
    await timers.pass(60_000);
    expect(deaths).toEqual(['the chat account does not answer']);
  });

  test('that stays logged out is given up, one that waits for somebody to scan is not', async () => {
    const { timers, account, deaths } = await setUp();
    account.logsOut();
    await timers.pass(30_000);
    account.showsCode('code');
    await timers.pass(10 * 60_000);
    expect(deaths).toEqual([]);
    account.logsOut();
    await timers.pass(120_000);
    expect(deaths).toEqual(['the chat account stays logged out']);
  });
});

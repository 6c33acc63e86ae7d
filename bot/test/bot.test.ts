import { setImmediate as nextTurn } from 'node:timers/promises';
import { setUp } from './running-bot';
import type { TestAccount } from './test-account';

const texts = (account: TestAccount) => account.said.map(({ text }) => text);

describe('deliveries', () => {
  test('are said once, safety first, and acknowledged', async () => {
    const { timers, server, account } = await setUp({ loggedIn: false });
    server.due('lin', '一');
    server.due('lin', '二');
    server.due('zhou', '请报平安', true);
    account.logsIn('account-1');
    await timers.until(() => server.acknowledgements.length === 3);
    await timers.pass(120_000);
    expect(texts(account)).toEqual(['请报平安', '一', '二']);
    expect(server.acknowledgements.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
  });

  test.each(['before', 'after'] as const)(
    'are not said again when the acknowledgement is lost %s it took effect',
    async (when) => {
      const { timers, server, account } = await setUp();
      server.fail = (path) => (path.includes('acknowledgement') ? when : null);
      const id = server.due('lin', '只说一次');
      await timers.until(() => account.said.length === 1);
      server.releaseClaims();
      await timers.pass(30_000);
      server.fail = () => null;
      await timers.until(() => server.acknowledgements.length > 0);
      await timers.pass(30_000);
      expect(texts(account)).toEqual(['只说一次']);
      expect(server.deliveries).toMatchObject([{ id, outcome: 'sent' }]);
    },
  );

  test('that cannot be said are reported for what they are, and may come again', async () => {
    const { timers, server, account } = await setUp();
    account.strangers.add('nobody');
    server.due('nobody', '无人');
    await timers.until(() => server.acknowledgements.length === 1);
    account.stumbles = 1;
    server.due('lin', '再来');
    await timers.until(() => server.acknowledgements.length === 2);
    for (const one of server.deliveries)
      if (one.outcome === 'failed') Object.assign(one, { outcome: null, claimToken: null });
    await timers.until(() => account.said.length === 1);
    expect(server.acknowledgements.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['unknown_contact', 'failed']);
  });

  test('are spread over the minute, and a reply does not wait behind them', async () => {
    const { timers, server, account } = await setUp({ perMinute: 20 });
    for (let n = 1; n <= 40; n += 1) server.due('lin', `提醒 ${n}`);
    await timers.until(() => account.said.length === 10);
    account.hears('zhou', '求助');
    await timers.until(() => account.said.length === 41);
    const reply = account.said.findIndex(({ text }) => text === '答：求助');
    expect(reply).toBeLessThanOrEqual(12);
    for (const { at } of account.said) {
      const within = account.said.filter((other) => other.at >= at && other.at < at + 60_000);
      expect(within.length).toBeLessThanOrEqual(20 + 5);
    }
    expect(new Set(texts(account)).size).toBe(41);
  });
});

describe('messages', () => {
  test.each(['before', 'after', 'busy'] as const)(
    'keep their order and ids while the server is away (%s)',
    async (when) => {
      const { timers, server, account } = await setUp();
      server.fail = (path) => (path === '/api/bot/messages' ? when : null);
      const saidAt = new Date(timers.now());
      account.hears('lin', '打卡', { saidAt });
      account.hears('lin', '进度', { saidAt });
      account.hears('zhou', '待办');
      await timers.pass(90_000);
      expect(account.said).toEqual([]);
      server.fail = () => null;
      await timers.until(() => account.said.length === 3);
      const lin = server.messages.filter(({ contactId }) => contactId === 'lin');
      const order = lin.map(({ messageId }) => messageId);
      expect([...new Set(order)]).toEqual(['message-1', 'message-2']);
      expect(order).toEqual([...order].sort());
      // When it was said, not when it got through.
      expect(new Set(lin.map(({ saidAt }) => saidAt))).toEqual(new Set([saidAt.toISOString()]));
      expect(texts(account).filter((text) => text !== '答：待办')).toEqual(['答：打卡', '答：进度']);
    },
  );

  test('from groups are flagged, others than text come without it; doubled and own ones are not passed on', async () => {
    const { timers, server, account } = await setUp();
    account.hears('lin', '大家好', { inGroup: true });
    account.hears('zhao', '', { kind: 'voice' });
    account.hears('account-1', '我说的', { self: true });
    account.hears('zhou', '打卡', { messageId: 'doubled' });
    account.hears('zhou', '打卡', { messageId: 'doubled' });
    account.hears('zhou', '进度');
    await timers.until(() => texts(account).includes('答：进度'));
    expect(server.messages.map(({ contactId, inGroup, kind }) => [contactId, inGroup, kind]).sort()).toEqual([
      ['lin', true, 'text'],
      ['zhao', false, 'voice'],
      ['zhou', false, 'text'],
      ['zhou', false, 'text'],
    ]);
    expect(account.said.some(({ contactId }) => contactId === 'lin')).toBe(false);
  });

  test('that the server was asked about are answered before the bot ends', async () => {
    const { timers, server, account, stop } = await setUp({ perMinute: 2 });
    account.hears('lin', '求助');
    await timers.until(() => account.said.length === 1);
    let answer = () => {};
    server.slow = new Promise((resolve) => {
      answer = resolve;
    });
    account.hears('zhou', '求助');
    await timers.until(() => server.messages.length === 2);
    const ending = stop();
    for (let turn = 0; turn < 500; turn += 1) await nextTurn();
    answer();
    await ending;
    expect(texts(account)).toEqual(['答：求助', '答：求助']);
  });

  test('are answered even when the puppet stumbles', async () => {
    const { timers, account } = await setUp();
    account.stumbles = 2;
    account.hears('lin', '求助');
    await timers.until(() => texts(account).includes('答：求助'));
  });
});

describe('logins', () => {
  test('are told apart: what was said to the former account is not passed on as the new one', async () => {
    const { timers, server, account } = await setUp();
    server.fail = (path) => (path === '/api/bot/messages' ? 'before' : null);
    account.hears('lin', '旧账号');
    account.logsOut();
    await timers.until(() => server.beats.at(-1)?.state === 'offline');
    account.logsIn('account-2');
    await timers.until(() => server.logins.length === 2 && server.beats.at(-1)?.state === 'online');
    server.fail = () => null;
    account.hears('lin-again', '新账号');
    server.due('lin-again', '提醒');
    await timers.until(() => account.said.length === 2);
    await timers.pass(60_000);
    expect(server.messages.map(({ loginId, text }) => [loginId, text])).toEqual([['login-0002', '新账号']]);
  });

  test('wait for a server that is away, and what was said meanwhile is passed on', async () => {
    const { timers, server, account } = await setUp({ loggedIn: false });
    server.fail = () => 'before';
    account.logsIn('account-1');
    account.hears('lin', '打卡');
    await timers.pass(60_000);
    server.fail = () => null;
    await timers.until(() => texts(account).includes('答：打卡'));
    expect(server.logins).toHaveLength(1);
  });

  test('are announced again to a server that comes back without its memory', async () => {
    const { timers, server, account } = await setUp();
    server.fail = () => 'before';
    await timers.pass(5_000);
    server.forgetLogins();
    account.hears('lin', '打卡');
    await timers.pass(30_000);
    server.fail = () => null;
    await timers.until(() => texts(account).includes('答：打卡'));
    expect(server.messages.map(({ loginId }) => loginId)).toEqual(['login-0003']);
  });

  test('the server hears how we are: from the code to scan to the end', async () => {
    const { timers, server, account, stop } = await setUp({ loggedIn: false });
    account.showsCode('code');
    await timers.until(() => server.beats.some(({ state }) => state === 'waiting_for_scan'));
    account.logsIn('account-1');
    await timers.until(() => server.beats.some(({ state }) => state === 'online'));
    const before = server.beats.length;
    await timers.pass(60_001);
    expect(server.beats.length - before).toBe(3);
    await stop();
    expect(server.beats.at(-1)).toEqual({ loginId: 'login-0001', state: 'offline' });
    expect(account.running).toBe(false);
  });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TestAccount } from './test-account';
import { startTestBot } from './test-bot';

const sentTexts = (account: TestAccount) => account.sent.map(({ text }) => text);

describe('deliveries', () => {
  test('are sent once, safety messages first, and acknowledged', async () => {
    const { timers, server, account } = await startTestBot({ loggedIn: false });
    server.addDelivery('lin', '一');
    server.addDelivery('lin', '二');
    server.addDelivery('zhou', '请报平安', true);
    account.emitLogin('account-1');
    await timers.until(() => server.acknowledgements.length === 3);
    await timers.pass(120_000);
    expect(sentTexts(account)).toEqual(['请报平安', '一', '二']);
    expect(server.acknowledgements.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
  });

  test.each(['before', 'after'] as const)(
    'are not sent again when the acknowledgement is lost %s it took effect',
    async (when) => {
      const { timers, server, account } = await startTestBot();
      server.fail = (path) => (path.includes('acknowledgement') ? when : null);
      const id = server.addDelivery('lin', '只说一次');
      await timers.until(() => account.sent.length === 1);
      server.expireClaims();
      await timers.pass(30_000);
      server.fail = () => null;
      await timers.until(() => server.acknowledgements.length > 0);
      await timers.pass(30_000);
      expect(sentTexts(account)).toEqual(['只说一次']);
      expect(server.deliveries).toMatchObject([{ id, outcome: 'sent' }]);
    },
  );

  test('that cannot be sent are reported with the reason, and can be claimed again', async () => {
    const { timers, server, account } = await startTestBot();
    account.unknownContacts.add('nobody');
    server.addDelivery('nobody', '无人');
    await timers.until(() => server.acknowledgements.length === 1);
    account.failures = 1;
    server.addDelivery('lin', '再来');
    await timers.until(() => server.acknowledgements.length === 2);
    for (const delivery of server.deliveries)
      if (delivery.outcome === 'failed') Object.assign(delivery, { outcome: null, claimToken: null });
    await timers.until(() => account.sent.length === 1);
    expect(server.acknowledgements.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['unknown_contact', 'failed']);
  });

  test('are spread over the minute, and a reply goes before waiting deliveries', async () => {
    const { timers, server, account } = await startTestBot({ perMinute: 20 });
    for (let n = 1; n <= 40; n += 1) server.addDelivery('lin', `提醒 ${n}`);
    await timers.until(() => account.sent.length === 10);
    account.emitMessage('zhou', '求助');
    await timers.until(() => account.sent.length === 41);
    const replyIndex = account.sent.findIndex(({ text }) => text === '答：求助');
    expect(replyIndex).toBeLessThanOrEqual(12);
    for (const { at } of account.sent) {
      const withinMinute = account.sent.filter((other) => other.at >= at && other.at < at + 60_000);
      expect(withinMinute.length).toBeLessThanOrEqual(20 + 5);
    }
    expect(new Set(sentTexts(account)).size).toBe(41);
  });
});

describe('alerts', () => {
  test('go before a hundred replies and all waiting deliveries, within seconds', async () => {
    const { timers, server, account } = await startTestBot({ perMinute: 20 });
    for (let n = 1; n <= 200; n += 1) server.addDelivery('lin', `提醒 ${n}`);
    for (let n = 1; n <= 100; n += 1) account.emitMessage(`student-${n}`, '平安');
    await timers.until(() => account.sent.length === 30);
    const raisedAt = timers.now();
    for (const n of [1, 2, 3]) server.addDelivery(`officer-${n}`, `求助 ${n}`, true);
    await timers.until(() => sentTexts(account).includes('求助 3'));
    expect(timers.now() - raisedAt).toBeLessThan(5_000);
    await timers.until(() => account.sent.length === 60);
    // What the alerts took is made up for, so that the account keeps its pace.
    for (const { at } of account.sent) {
      const withinMinute = account.sent.filter((sent) => sent.at >= at && sent.at < at + 60_000);
      expect(withinMinute.length).toBeLessThanOrEqual(20 + 5 + 3);
    }
  });
});

describe('messages', () => {
  test.each(['before', 'after', 'busy'] as const)(
    'keep their order and ids while the server is unavailable (%s)',
    async (when) => {
      const { timers, server, account } = await startTestBot();
      server.fail = (path) => (path === '/api/bot/messages' ? when : null);
      const sentAt = new Date(timers.now());
      account.emitMessage('lin', '打卡', { sentAt });
      account.emitMessage('lin', '进度', { sentAt });
      account.emitMessage('zhou', '待办');
      await timers.pass(90_000);
      // Each contact is told once, with the number that helps without the server.
      expect(account.sent.map(({ contactId }) => contactId).sort()).toEqual(['lin', 'zhou']);
      for (const { text, at } of account.sent.splice(0)) {
        expect(text).toContain('12308');
        expect(at).toBeGreaterThanOrEqual(sentAt.getTime() + 10_000);
      }
      server.fail = () => null;
      await timers.until(() => account.sent.length === 3);
      const lin = server.messages.filter(({ contactId }) => contactId === 'lin');
      const order = lin.map(({ messageId }) => messageId);
      expect([...new Set(order)]).toEqual(['message-1', 'message-2']);
      expect(order).toEqual([...order].sort());
      // The time at which the person sent it, not at which it reached the server.
      expect(new Set(lin.map(({ saidAt }) => saidAt))).toEqual(new Set([sentAt.toISOString()]));
      expect(sentTexts(account).filter((text) => text !== '答：待办')).toEqual(['答：打卡', '答：进度']);
    },
  );

  test('from groups are marked, other kinds than text carry no text, repeated and own messages are not passed on', async () => {
    const { timers, server, account } = await startTestBot();
    account.emitMessage('lin', '大家好', { inGroup: true });
    account.emitMessage('zhao', '', { kind: 'voice' });
    account.emitMessage('account-1', '我说的', { self: true });
    account.emitMessage('zhou', '打卡', { messageId: 'repeated' });
    account.emitMessage('zhou', '打卡', { messageId: 'repeated' });
    account.emitMessage('zhou', '进度');
    await timers.until(() => sentTexts(account).includes('答：进度'));
    expect(server.messages.map(({ contactId, inGroup, kind }) => [contactId, inGroup, kind]).sort()).toEqual([
      ['lin', true, 'text'],
      ['zhao', false, 'voice'],
      ['zhou', false, 'text'],
      ['zhou', false, 'text'],
    ]);
    expect(account.sent.some(({ contactId }) => contactId === 'lin')).toBe(false);
  });

  test('that were passed to the server are answered before the bot stops', async () => {
    const { timers, server, account, stop } = await startTestBot({ perMinute: 2 });
    account.emitMessage('lin', '求助');
    await timers.until(() => account.sent.length === 1);
    let answer = () => {};
    server.messagesBlockedBy = new Promise((resolve) => {
      answer = resolve;
    });
    account.emitMessage('zhou', '求助');
    await timers.until(() => server.messages.length === 2);
    const stopping = stop();
    for (let turn = 0; turn < 500; turn += 1) await nextTurn();
    answer();
    await stopping;
    expect(sentTexts(account)).toEqual(['答：求助', '答：求助']);
  });

  test('are answered even when the puppet fails at first', async () => {
    const { timers, account } = await startTestBot();
    account.failures = 2;
    account.emitMessage('lin', '求助');
    await timers.until(() => sentTexts(account).includes('答：求助'));
  });
});

describe('logins', () => {
  test('are kept apart: a message to the former account is not passed on under the new login', async () => {
    const { timers, server, account } = await startTestBot();
    server.fail = (path) => (path === '/api/bot/messages' ? 'before' : null);
    account.emitMessage('lin', '旧账号');
    account.emitLogout();
    await timers.until(() => server.heartbeats.at(-1)?.state === 'offline');
    account.emitLogin('account-2');
    await timers.until(() => server.logins.length === 2 && server.heartbeats.at(-1)?.state === 'online');
    server.fail = () => null;
    account.emitMessage('lin-again', '新账号');
    server.addDelivery('lin-again', '提醒');
    await timers.until(() => account.sent.length === 2);
    await timers.pass(60_000);
    expect(server.messages.map(({ loginId, text }) => [loginId, text])).toEqual([['login-0002', '新账号']]);
  });

  test('are registered when the server becomes available, and messages received before are passed on', async () => {
    const { timers, server, account } = await startTestBot({ loggedIn: false });
    server.fail = () => 'before';
    account.emitLogin('account-1');
    account.emitMessage('lin', '打卡');
    await timers.pass(60_000);
    server.fail = () => null;
    await timers.until(() => sentTexts(account).includes('答：打卡'));
    expect(server.logins).toHaveLength(1);
  });

  test('are registered again when the server comes back with a database that does not know them', async () => {
    const { timers, server, account } = await startTestBot();
    server.fail = () => 'before';
    await timers.pass(5_000);
    server.forgetLogins();
    account.emitMessage('lin', '打卡');
    await timers.pass(30_000);
    server.fail = () => null;
    await timers.until(() => sentTexts(account).includes('答：打卡'));
    expect(server.messages.map(({ loginId }) => loginId)).toEqual(['login-0003']);
  });

  test('report their state in heartbeats, from the code to scan to the end', async () => {
    const { timers, server, account, stop } = await startTestBot({ loggedIn: false });
    account.emitScan('code');
    await timers.until(() => server.heartbeats.some(({ state }) => state === 'waiting_for_scan'));
    account.emitLogin('account-1');
    await timers.until(() => server.heartbeats.some(({ state }) => state === 'online'));
    const before = server.heartbeats.length;
    await timers.pass(60_001);
    expect(server.heartbeats.length - before).toBe(3);
    await stop();
    expect(server.heartbeats.at(-1)).toEqual({ loginId: 'login-0001', state: 'offline' });
    expect(account.running).toBe(false);
  });
});

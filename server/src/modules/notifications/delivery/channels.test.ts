import { botRoutes, messageRuleRoutes, mobilityDeskRoutes, notificationRoutes } from '@yuanhang/contract';
import {
  buildExchangeProgramme,
  buildSubmitted,
  buildUsers,
  decide,
  type TestUsers,
} from '../../../../test/factories/applications';
import { sendCheckIn } from '../../../../test/factories/check-ins';
import { type MailServer, startMailServer } from '../../../../test/mail-server';
import { refusal } from '../../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../../test/server-fixture';
import { type SubscribeServer, startSubscribeServer } from '../../../../test/subscribe-server';
import { createApp } from '../../../app';
import { createLogger } from '../../../platform/log';

const account = { appId: 'wx0000', secret: 'wechat-secret' };
const templateId = 'tmpl_progress';
const templates = `progress=${templateId}:character_string1=number,thing2=title,thing3=programme,thing4=next,date5=date`;
let mail: MailServer;
let wechat: SubscribeServer;
let fixture: ServerFixture;
let users: TestUsers;
let programmeId: string;
let env: Record<string, string>;

beforeEach(async () => {
  mail = await startMailServer();
  wechat = await startSubscribeServer(account);
  env = {
    SMTP_URL: mail.url,
    MAIL_FROM: '远航 <exchange@example.edu.cn>',
    WECHAT_API_URL: wechat.url,
    WECHAT_APPID: account.appId,
    WECHAT_SECRET: account.secret,
    WECHAT_TEMPLATES: templates,
  };
  fixture = await startServerFixture('2026-11-24T02:00:00.000Z', { env });
  users = await buildUsers(fixture);
  programmeId = await buildExchangeProgramme(fixture, users.office);
});
afterEach(async () => {
  await fixture.stop();
  await wechat.stop();
  await mail.stop();
});

/** Sends everything that is due now. */
async function flush(): Promise<void> {
  await fixture.outbox.drain();
  await fixture.notifications.push.drain();
}
async function later(minutes: number): Promise<void> {
  fixture.clock.advance(minutes * 60_000);
  users = { ...users, office: await fixture.personOf(users.office.id) };
  await flush();
}
/** Submits an application and approves it by the college: one message to the student. */
async function passCollege(): Promise<{ id: string; version: number; number: string }> {
  const passed = await decide(users.collegeReviewer, await buildSubmitted(fixture, users.student, programmeId));
  await flush();
  return passed;
}
const deliveries = async () =>
  (await users.office.call(notificationRoutes.ledger, { query: {} })).items
    .filter(({ channel }) => channel !== 'inbox')
    .map(({ channel, state, attempts, detail }) => ({ channel, state, attempts, detail }))
    .reverse();
async function bindWechat(consents = 1): Promise<void> {
  await fixture.database.execute(
    "INSERT INTO wechat_accounts (openid, user_id, bound_at) VALUES ('openid-lin', :userId, :boundAt)",
    { userId: users.student.id, boundAt: fixture.clock.now() },
    'autocommit',
  );
  for (let n = 0; n < consents; n += 1) {
    wechat.consent('openid-lin', templateId);
    await users.student.call(notificationRoutes.subscribeConsents, { body: { accepted: [templateId], rejected: [] } });
  }
}
const remaining = async () =>
  (await users.student.call(notificationRoutes.subscribeTemplates, {})).items.map((item) => item.remaining);

it('a mail contains the programme, the number, the next step and a link, over real SMTP', async () => {
  const { number, id } = await passCollege();
  expect(mail.mails).toMatchObject([{ to: 'lin@example.edu', subject: `学院审核通过 · ${number}` }]);
  const [{ text, messageId } = { text: '', messageId: '' }] = mail.mails;
  for (const part of [
    '林知远同学，',
    '下一步：等待国际处审核',
    number,
    '柏林自由大学交换',
    `/pages/application/index?id=${id}`,
  ])
    expect(text).toContain(part);
  expect(messageId).toMatch(/^<[0-9a-f]{32}@127\.0\.0\.1>$/);
  expect(await deliveries()).toEqual([{ channel: 'email', state: 'sent', attempts: 1, detail: null }]);
});

it('retries when the mail server is busy, and gives up when it refuses permanently', async () => {
  mail.refuse(451);
  await passCollege();
  expect(await deliveries()).toMatchObject([{ channel: 'email', state: 'waiting', attempts: 1 }]);
  await later(1);
  expect(mail.mails).toHaveLength(1);
  mail.refuse(550);
  await fixture.database.execute("UPDATE deliveries SET state = 'waiting' WHERE state = 'sent'", {}, 'autocommit');
  await flush();
  expect(await deliveries()).toMatchObject([{ state: 'failed', detail: expect.stringContaining('550') }]);
});

it('WeChat is preferred while there is a consent, one for each message, with fields within WeChat’s limits', async () => {
  await bindWechat();
  expect(await remaining()).toEqual([1]);
  await users.student.call(notificationRoutes.chooseChannel, { body: { preferred: 'wechat' } });
  const passed = await passCollege();
  expect(wechat.sent).toMatchObject([
    {
      touser: 'openid-lin',
      page: `pages/application/index?id=${passed.id}`,
      data: {
        character_string1: { value: passed.number },
        thing2: { value: '学院审核通过' },
        thing4: { value: '等待国际处审核' },
        date5: { value: '2026-11-24' },
      },
    },
  ]);
  expect(await remaining()).toEqual([0]);
  await decide(users.office, passed);
  await flush();
  expect(mail.mails.map(({ subject }) => subject)).toEqual([`校内审核通过 · ${passed.number}`]);
  expect((await deliveries()).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
    'wechat sent',
    'email sent',
  ]);
});

it.each([
  [43101, '没有（或不再）订阅', 0],
  [47003, '字段不符合要求', 1],
  [41030, '页面路径', 1],
  [40003, 'openid', 1],
  [40037, '模板编号', 1],
])('WeChat’s %i is permanent: the next channel sends it, and the ledger shows why', async (errcode, words, left) => {
  await bindWechat();
  wechat.refuse(errcode);
  await passCollege();
  expect(await deliveries()).toEqual([
    { channel: 'wechat', state: 'failed', attempts: 1, detail: expect.stringContaining(words) },
    { channel: 'email', state: 'sent', attempts: 1, detail: null },
  ]);
  expect(await remaining()).toEqual([left]);
  const [failed] = (await users.office.call(notificationRoutes.ledger, { query: { state: 'failed' } })).items;
  const retry = users.office.call(notificationRoutes.retry, { params: { id: failed?.id ?? '' } });
  expect(await refusal(retry)).toMatchObject({ status: 409, detail: 'sent_elsewhere' });
});

it('retries WeChat’s temporary errors, and replaces an invalid token at once', async () => {
  await bindWechat(2);
  wechat.refuse(-1);
  const passed = await passCollege();
  expect(await deliveries()).toMatchObject([{ channel: 'wechat', state: 'waiting', attempts: 1 }]);
  wechat.revokeToken();
  await later(1);
  expect(wechat.sent).toHaveLength(1);
  expect(wechat.tokens).toEqual({ asked: 3, forced: 1 });
  await decide(users.office, passed);
  await flush();
  expect(wechat.sent).toHaveLength(2);
  expect(wechat.tokens.asked).toBe(3);
});

it('two servers share one token, and one of them fetches the next before it expires', async () => {
  await bindWechat(3);
  const other = createApp({ ...fixture.deps, logger: createLogger('error') });
  const passed = await passCollege();
  expect(wechat.tokens.asked).toBe(1);
  fixture.clock.advance(7200_000 - 4 * 60_000);
  const [office = users.office] = await fixture.later(fixture.clock.now().toISOString(), users.office);
  await decide(office, passed);
  await fixture.outbox.drain();
  await Promise.all([fixture.notifications.push.drain(), other.modules.notifications.push.drain()]);
  expect(wechat.sent).toHaveLength(2);
  expect(wechat.tokens.asked).toBe(2);
  await other.modules.notifications.push.stop();
});

it('repeats with the same Message-ID a message whose server died before recording it', async () => {
  const held = mail.hold();
  const other = createApp({ ...fixture.deps, logger: createLogger('error') });
  await decide(users.collegeReviewer, await buildSubmitted(fixture, users.student, programmeId));
  const dying = flush();
  await held.taken;
  // The claim blocks other senders until its minute is over.
  await other.modules.notifications.push.drain();
  expect(mail.mails).toHaveLength(1);
  fixture.clock.advance(61_000);
  await other.modules.notifications.push.drain();
  held.answer();
  await dying;
  expect(mail.mails).toHaveLength(2);
  expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await deliveries()).toEqual([{ channel: 'email', state: 'sent', attempts: 2, detail: null }]);
  await other.modules.notifications.push.stop();
});

it('messages of a bot that is silent for a minute go to the next channel, and the bot never sends them later', async () => {
  const loginId = await fixture.logIn();
  await fixture.bind(loginId, 'lin', users.student);
  const claim = async () =>
    (await fixture.bot(botRoutes.claimDeliveries, { body: { loginId, limit: 10 } })).items.map(({ key }) => key);
  const passed = await passCollege();
  expect(mail.mails).toEqual([]);
  await later(2);
  expect(mail.mails).toHaveLength(1);
  // While the bot is known to be offline, mail is the first choice.
  await decide(users.office, passed);
  await flush();
  expect(mail.mails).toHaveLength(2);
  await fixture.bot(botRoutes.heartbeat, { body: { loginId, state: 'online' } });
  expect(await claim()).toEqual([]);
  expect(await deliveries()).toMatchObject([
    { channel: 'chat', state: 'superseded', detail: '聊天助手不在线，改用邮件' },
    { channel: 'email', state: 'sent' },
    { channel: 'email', state: 'sent' },
  ]);
});

it('the preference “inbox only” does not apply to safety messages; a help request goes down the rota until acknowledged', async () => {
  const submitted = await buildSubmitted(fixture, users.student, programmeId);
  await users.student.call(notificationRoutes.chooseChannel, { body: { preferred: 'inbox' } });
  await decide(users.collegeReviewer, submitted);
  await flush();
  expect(mail.mails).toEqual([]);

  for (const { id, name } of [
    { id: users.collegeReviewer.id, name: 'li' },
    { id: users.office.id, name: 'chen' },
  ])
    await fixture.database.transaction((tx) =>
      fixture.identity.record.updateContact(id, { email: `${name}@staff.example.edu` }, tx),
    );
  const officers = [users.collegeReviewer.id, users.office.id];
  await users.office.call(messageRuleRoutes.setDutyRota, { body: { userIds: officers, version: 0 } });
  await sendCheckIn(fixture, users.student, submitted.id, { wellbeing: 'needs_help', note: '钱包丢了' });
  await flush();
  const sentTexts = () =>
    mail.mails
      .splice(0)
      .map(({ to, subject }) => `${to.split('@')[0]} ${subject.split(' · ')[0]}`)
      .filter((line) => line.includes('求助'));
  expect(sentTexts()).toEqual(['li 求助：林知远']);
  const pass = async (minutes: number) => {
    fixture.clock.advance(minutes * 60_000);
    await Promise.all([fixture.jobs.runAllDue(), fixture.jobs.runAllDue()]);
    await flush();
  };
  await pass(4);
  expect(sentTexts()).toEqual([]);
  await pass(1);
  expect(sentTexts().sort()).toEqual(['chen 求助 5 分钟无人处理：林知远', 'li 求助 5 分钟无人处理：林知远']);
  await pass(9);
  expect(sentTexts()).toEqual([]);
  await pass(1);
  expect(sentTexts().sort()).toEqual(['chen 求助 15 分钟无人处理：林知远', 'li 求助 15 分钟无人处理：林知远']);
  // After two hours without a run, the alert is repeated once, not eight times.
  await pass(120);
  expect(sentTexts()).toHaveLength(2);
  users = { ...users, office: await fixture.personOf(users.office.id) };
  const [open] = (await users.office.call(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } })).items;
  await users.office.call(mobilityDeskRoutes.acknowledge, {
    params: { id: open?.id ?? '' },
    body: { comment: '我来' },
  });
  await pass(30);
  expect(sentTexts()).toEqual(['lin 求助已有人处理']);
});

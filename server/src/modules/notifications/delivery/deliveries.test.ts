import { botRoutes, mobilityDeskRoutes, notificationRoutes } from '@yuanhang/contract';
import {
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  decide,
} from '../../../../test/factories/applications';
import { sendCheckIn } from '../../../../test/factories/check-ins';
import { type ServerFixture, startServerFixture } from '../../../../test/server-fixture';

let fixture: ServerFixture;
let users: Awaited<ReturnType<typeof buildUsers>>;
let loginId: string;
let programmeId: string;

beforeEach(async () => {
  fixture = await startServerFixture();
  users = await buildUsers(fixture);
  programmeId = await buildExchangeProgramme(fixture, users.office);
  loginId = await fixture.logIn();
  await fixture.bind(loginId, 'lin', users.student);
});
afterEach(() => fixture.stop());

const claim = async (limit = 50) => {
  await fixture.outbox.drain();
  return (await fixture.bot(botRoutes.claimDeliveries, { body: { loginId, limit } })).items;
};
type Item = Awaited<ReturnType<typeof claim>>[number];
const acknowledge = ({ id, claimToken }: Item, outcome: 'sent' | 'failed' | 'unknown_contact') =>
  fixture.bot(botRoutes.acknowledgeDelivery, { params: { id }, body: { claimToken, outcome } });
const handIn = () => buildSubmitted(fixture, users.student, programmeId);
const inbox = async (person = users.student) =>
  (await person.call(notificationRoutes.list, { query: {} })).items.map(({ title }) => title);
const ledger = async () => (await users.office.call(notificationRoutes.ledger, { query: {} })).items;
const only = (items: Item[]): Item => {
  const [item] = items;
  if (items.length !== 1 || !item) throw new Error(`expected one delivery, got ${items.length}`);
  return item;
};

test('notifies the student of a step by chat and the next reviewer in the inbox, and nobody of their own action', async () => {
  const submitted = await handIn();
  expect(await claim()).toEqual([]);
  expect(await inbox()).toEqual(['申请已提交']);
  expect(await inbox(users.collegeReviewer)).toEqual(['等你审核：学院审核']);
  expect(await inbox(users.otherReviewer)).toEqual([]);

  await decide(users.collegeReviewer, submitted);
  const item = only(await claim());
  expect(item).toMatchObject({ contactId: 'lin', safety: false });
  expect(item.text).toContain('林知远同学，你的申请已通过学院审核');
  expect(item.text).toContain(submitted.number);
  await acknowledge(item, 'sent');
  expect(await inbox(users.office)).toEqual(['等你审核：国际处审核']);
  expect(await ledger()).toMatchObject([
    { recipient: '陈国栋', channel: 'inbox', state: 'sent' },
    { recipient: '林知远', channel: 'chat', state: 'sent', attempts: 1, rule: 'review_advanced' },
    { recipient: '李静怡', channel: 'inbox' },
    { recipient: '林知远', channel: 'inbox', rule: 'stage_changed' },
  ]);

  const { items } = await users.student.call(notificationRoutes.list, { query: { unread: 'true' } });
  expect(items).toHaveLength(2);
  await users.student.call(notificationRoutes.markRead, { body: { upTo: items[0]?.id ?? '' } });
  expect((await users.student.call(notificationRoutes.list, { query: { unread: 'true' } })).items).toEqual([]);
});

test('drops messages that the end of an application makes pointless, also when both events arrive at once', async () => {
  const { id: applicationId, number } = await handIn();
  await fixture.outbox.drain();
  const of = {
    applicationId,
    number,
    programmeName: '交流项目',
    studentId: users.student.id,
    studentName: '林知远',
    collegeId: users.languages,
    comment: null,
  };
  await fixture.database.transaction(async (tx) => {
    await fixture.outbox.append(
      { type: 'review_advanced', ...of, passed: 'college', awaits: 'office', comment: null },
      tx,
    );
    const end = {
      from: 'under_review',
      to: 'rejected',
      awaits: null,
      byUserId: users.office.id,
      nextStep: '',
    } as const;
    await fixture.outbox.append({ type: 'stage_changed', ...of, ...end }, tx);
  });
  const item = only(await claim());
  expect(item.text).toContain('未通过');
  expect((await ledger()).find(({ rule, channel }) => rule === 'review_advanced' && channel === 'chat')).toMatchObject({
    state: 'obsolete',
    detail: '申请已终结',
  });
});

test('a bot that dies between claim and acknowledgement loses no message and sends none twice', async () => {
  await decide(users.collegeReviewer, await handIn());
  const first = only(await claim());
  expect(await claim()).toEqual([]);
  fixture.clock.advance(61_000);
  const again = only(await claim());
  expect(again.key).toBe(first.key);
  expect(again.claimToken).not.toBe(first.claimToken);
  await expect(acknowledge(first, 'sent')).rejects.toMatchObject({ status: 409, body: { detail: 'claim_lost' } });
  await acknowledge(again, 'sent');
  await acknowledge(again, 'sent');
  fixture.clock.advance(3_600_000);
  expect(await claim()).toEqual([]);
});

test('bots that claim at the same time never get the same delivery', async () => {
  for (let i = 0; i < 6; i += 1) {
    const student = await buildStudent(fixture, users.languages, `同学${i}`);
    await fixture.bind(loginId, `contact${i}`, student);
    await decide(users.collegeReviewer, await buildSubmitted(fixture, student, programmeId), 'return', '请补充');
  }
  await fixture.outbox.drain();
  const claims = await Promise.all(Array.from({ length: 5 }, () => claim(3)));
  const ids = [...claims.flat(), ...(await claim())].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(6);
});

test('a failure is retried later; a contact that is gone voids the binding, and the inbox remains', async () => {
  const submitted = await handIn();
  const passed = await decide(users.collegeReviewer, submitted);
  await acknowledge(only(await claim()), 'failed');
  expect(await claim()).toEqual([]);
  fixture.clock.advance(60_000);
  await acknowledge(only(await claim()), 'unknown_contact');
  expect((await ledger()).find(({ channel }) => channel === 'chat')).toMatchObject({ state: 'failed', attempts: 2 });

  await decide(users.office, passed);
  expect(await claim()).toEqual([]);
  expect(await inbox()).toContain('校内审核通过');
  expect(await fixture.say(loginId, 'lin', '进度')).toEqual([expect.stringContaining('绑定码')]);
});

test('sends nothing at night except safety messages, also what had waited until then', async () => {
  const submitted = await handIn();
  const help = await sendCheckIn(fixture, users.student, submitted.id, { wellbeing: 'needs_help' });
  expect(help.undoUntil).toBeNull();
  await claim();
  // 21:59 in Shanghai: sending is allowed, but the bot claims only at 22:01.
  fixture.clock.moveTo('2026-11-24T13:59:00.000Z');
  const passed = await decide(users.collegeReviewer, submitted);
  await fixture.outbox.drain();
  fixture.clock.moveTo('2026-11-24T14:01:00.000Z');
  expect(await claim()).toEqual([]);
  await decide(users.office, passed);
  const [open] = (await users.office.call(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } })).items;
  await users.office.call(mobilityDeskRoutes.acknowledge, {
    params: { id: open?.id ?? '' },
    body: { comment: '我来联系' },
  });
  const night = only(await claim());
  expect(night).toMatchObject({ safety: true, text: expect.stringContaining('陈国栋老师已看到你的求助') });
  await acknowledge(night, 'sent');
  fixture.clock.moveTo('2026-11-24T23:59:59.000Z');
  expect(await claim()).toEqual([]);
  fixture.clock.moveTo('2026-11-25T00:00:00.000Z');
  expect((await claim()).map(({ text }) => text.slice(0, 22))).toEqual([
    expect.stringContaining('已通过学院审核'),
    expect.stringContaining('已通过校内审核'),
  ]);
});

test('another login voids every binding; a user who unsubscribed gets only safety messages', async () => {
  const submitted = await handIn();
  expect(await fixture.say(loginId, 'lin', '退订')).toEqual([expect.stringContaining('已退订')]);
  const passed = await decide(users.collegeReviewer, submitted);
  expect(await claim()).toEqual([]);
  expect(await fixture.say(loginId, 'lin', '订阅')).toEqual([expect.stringContaining('已恢复')]);
  await decide(users.office, passed);
  await fixture.outbox.drain();
  const old = loginId;
  loginId = await fixture.logIn('wxid_another');
  expect(await claim()).toEqual([]);
  expect((await fixture.bot(botRoutes.claimDeliveries, { body: { loginId: old, limit: 5 } })).items).toEqual([]);
});

test('a message to a lost chat waits when there is no other channel, and fails after three days', async () => {
  await decide(users.collegeReviewer, await handIn());
  await fixture.outbox.drain();
  await fixture.logIn('wxid_another');
  const chat = async () => {
    await fixture.notifications.push.drain();
    return fixture.database.first("SELECT state, detail FROM deliveries WHERE channel = 'chat'");
  };
  expect(await chat()).toEqual({ state: 'waiting', detail: '没有其他渠道' });
  fixture.clock.advance(3 * 86_400_000 + 1);
  expect(await chat()).toMatchObject({ state: 'failed', detail: expect.stringContaining('没有其他渠道') });
});

test('an alert leaves before messages that waited longer, and its repetition does not replace it unheard', async () => {
  await fixture.bind(loginId, 'chen', users.office);
  const submitted = await handIn();
  await decide(users.collegeReviewer, submitted);
  const other = await buildStudent(fixture, users.languages, '周雨桐');
  await sendCheckIn(fixture, other, (await buildSubmitted(fixture, other, programmeId)).id, {
    wellbeing: 'needs_help',
  });
  const [first] = await claim(1);
  expect(first).toMatchObject({ contactId: 'chen', alert: true });

  // The bot died with it: when it is due again, its repetition stands behind it.
  fixture.clock.advance(6 * 60_000);
  await fixture.jobs.runAllDue();
  const { items } = await fixture.bot(botRoutes.claimDeliveries, { body: { loginId, limit: 10, onlyAlerts: true } });
  expect(items.map(({ text }) => text.includes('已经 5 分钟'))).toEqual([false, true]);
  for (const item of items) await acknowledge(item, 'sent');
  expect((await claim()).map(({ contactId, alert }) => [contactId, alert])).toContainEqual(['lin', false]);
});

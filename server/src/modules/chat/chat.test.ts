import { checkInRoutes, identityRoutes, mobilityDeskRoutes, notificationRoutes } from '@yuanhang/contract';
import { begin, buildExchangeProgramme, buildStudent, buildUsers } from '../../../test/factories/applications';
import { buildExchange } from '../../../test/factories/check-ins';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let loginId: string;
beforeEach(async () => {
  fixture = await startServerFixture();
  loginId = await fixture.logIn();
});
afterEach(() => fixture.stop());

const say = async (text: string, more: Parameters<ServerFixture['say']>[3] = {}, contact = 'lin') => {
  const replies = await fixture.say(loginId, contact, text, more);
  expect(replies.length).toBeLessThanOrEqual(1);
  return replies[0] ?? '';
};
const recentOf = async (studentId: string, id: string) => {
  const student = await fixture.personOf(studentId);
  const { recent, due } = await student.call(checkInRoutes.state, { params: { id } });
  return { kinds: recent.map(({ kind }) => kind), dueOn: due?.dueOn, kind: due?.kind, recent };
};

test('a whole exchange in the chat', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  const state = () => recentOf(users.student.id, applicationId);
  await fixture.bind(loginId, 'lin', users.student);
  expect(await say('打卡')).toBe('现在还不能打卡：2027 年 2 月 19 日起可用。需要帮助请回复“求助”。');
  expect(await say('进度')).toMatch(/^柏林自由大学交换\nYH2026-\d{6} · 已派出\n下一步：准备出发$/);

  fixture.clock.moveTo('2027-02-27T20:12:00.000Z');
  expect(await say('打卡 柏林 一切顺利')).toBe(
    '欢迎抵达，已记下：2 月 27 日 21:12，德国柏林，平安。“一切顺利”\n下一次：3 月 29 日 24:00（当地时间）前。\n记错了？10 分钟内回复“撤销”。',
  );
  expect(await say('撤销')).toBe('已撤销上一次打卡。');
  expect(await state()).toMatchObject({ kinds: [], kind: 'arrival' });
  expect(await say('撤销')).toBe('没有可以撤销的打卡。');
  expect(await say('１')).toContain('欢迎抵达，已记下：2 月 27 日 21:12，德国柏林，平安。');
  expect(await say('待办')).toMatch(
    /^1\. 例行打卡（3 月 29 日 24:00（当地时间），还剩 \d+ 天）\nYH2026-\d{6} · 柏林自由大学交换$/,
  );
  expect(await say('截止')).toMatch(/^接下来：\n3 月 29 日 24:00（当地时间） 例行打卡（还剩 \d+ 天）/);

  fixture.clock.moveTo('2027-04-01T09:00:00.000Z');
  expect(await say('平安')).toContain('补上了 3 月 29 日的打卡。\n下一次：4 月 28 日 24:00（当地时间）前。');
  fixture.clock.advance(11 * 60_000);
  expect(await say('撤销')).toBe('打卡超过 10 分钟，不能撤销。');

  expect(await say('我现在还好')).toContain('没有听懂');
  expect(await say('帮助')).toContain('可以对我说');
  const help = await say('求助 护照丢了');
  expect(help).toMatch(/^求助已送达值班老师：4 月 1 日 11:11，德国柏林，需要帮助。“护照丢了”\n/);
  expect(help).toContain('12308');
  expect(await say('撤销')).toBe(
    '求助不能撤销，老师要确认你没事才会结束。\n值班老师会与你联系，请保持电话畅通。\n也可以回复“打卡”报平安。',
  );
  expect((await state()).kinds).toEqual(['extra', 'late', 'arrival']);
  const office = await fixture.personOf(users.office.id);
  const { items } = await office.call(mobilityDeskRoutes.helpRequests, { query: {} });
  expect(items).toMatchObject([{ source: 'chat', note: '护照丢了', place: '德国 柏林', acknowledgedAt: null }]);
});

test('undo restores the date that the check-in had settled', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  fixture.clock.moveTo('2027-02-27T20:12:00.000Z');
  await say('打卡');
  fixture.clock.moveTo('2027-03-29T09:00:00.000Z');
  expect(await say('打卡')).toContain('下一次：4 月 28 日 24:00（当地时间）前');
  expect(await say('撤销')).toBe('已撤销上一次打卡。');
  expect(await recentOf(users.student.id, applicationId)).toMatchObject({ kinds: ['arrival'], dueOn: '2027-03-29' });
});

test('answers one message id the same way and acts on it once, in parallel and later', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  fixture.clock.moveTo('2027-02-27T20:12:00.000Z');
  const more = { messageId: '同一条 message/id', saidAt: fixture.clock.now().toISOString() };
  const replies = await Promise.all(Array.from({ length: 8 }, () => say('打卡 柏林', more)));
  expect(new Set(replies).size).toBe(1);
  fixture.clock.advance(3_600_000);
  expect(await say('打卡 柏林', more)).toBe(replies[0]);
  expect((await recentOf(users.student.id, applicationId)).kinds).toEqual(['arrival']);
});

test('reveals and changes nothing for strangers, groups, pictures, another login and old messages', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  fixture.clock.moveTo('2027-02-27T20:12:00.000Z');
  const name = /林知远|YH2026/;
  for (const text of ['进度', '打卡 柏林', '撤销', '帮助', '你好']) {
    const reply = await say(text, {}, 'stranger');
    expect(reply).toContain('绑定码');
    expect(reply).not.toMatch(name);
  }
  expect(await say('求助', {}, 'stranger')).toMatch(/^紧急情况请马上拨打 12308/);
  expect(await say('打卡', { inGroup: true })).toBe('');
  for (const kind of ['voice', 'picture', 'sticker', 'video', 'file', 'location', 'other'] as const)
    expect(await say('', { kind })).toMatch(/“打卡.*求助”/);
  expect(await say('', { kind: 'voice' })).toContain('12308');
  expect(await say('', { kind: 'voice' }, 'stranger')).toContain('绑定码');
  expect(await say('打卡', { saidAt: '2027-02-26T20:00:00.000Z' })).toContain('没有处理');
  expect(await say('求助', { saidAt: '2027-02-26T20:00:00.000Z' })).toContain('12308');
  const office = await fixture.personOf(users.office.id);
  expect((await office.call(mobilityDeskRoutes.helpRequests, { query: {} })).items).toEqual([]);
  fixture.clock.advance(3_600_000);
  const another = await fixture.logIn('wxid_another');
  expect(await say('打卡')).toBe('');
  expect(await fixture.say(another, 'lin', '进度')).toEqual([expect.stringContaining('绑定码')]);
  // Messages of the previous login that a new login receives are not answered, except for a help request.
  const before = { saidAt: new Date(fixture.clock.real().getTime() - 1_800_000).toISOString() };
  expect(await fixture.say(another, 'lin', '打卡', before)).toEqual([]);
  expect(await fixture.say(another, 'lin', '求助', before)).toEqual([expect.stringContaining('12308')]);
  expect((await recentOf(users.student.id, applicationId)).kinds).toEqual([]);
});

test('a code binds once, for any sender; five wrong guesses are the limit', async () => {
  const users = await buildUsers(fixture);
  const other = await buildStudent(fixture, users.languages, '周雨桐');
  const { code, say: words } = await other.call(identityRoutes.createBindingCode, {});
  expect(await say(words, {}, 'zhou')).toMatch(/^绑定成功，周雨桐同学/);
  await fixture.outbox.drain();
  const { items } = await other.call(notificationRoutes.list, { query: {} });
  expect(items).toMatchObject([{ title: '你的账号绑定了聊天助手' }]);
  expect(await say(`绑定 ${code}`)).toContain('绑定码不对或已过期');
  expect(await say('进度')).toContain('绑定码');
  for (let i = 0; i < 4; i += 1) await say(`绑定 ABC-00${i}`);
  const { code: mine } = await users.student.call(identityRoutes.createBindingCode, {});
  expect(await say(`绑定 ${mine}`)).toContain('试的次数太多了');
  expect(await say('绑定')).toContain('请把绑定码一起发给我');
});

test('tells a student without a stay that checking in is not possible, and still accepts a help request', async () => {
  const users = await buildUsers(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  expect(await say('打卡')).toBe('现在还不能打卡：目前没有需要打卡的行程。需要帮助请回复“求助”。');
  expect(await say('进度')).toContain('你还没有申请');
  expect(await say('待办')).toBe('现在没有要做的事。');
  expect(await say('SOS 在车站', {})).toContain('12308');
  // Before the departure no check-in is possible, so none is suggested.
  for (const text of ['撤销', '我没事了'])
    expect(await say(text)).toBe('求助不能撤销，老师要确认你没事才会结束。\n值班老师会与你联系，请保持电话畅通。');
  const { items } = await users.office.call(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } });
  expect(items).toMatchObject([{ student: { name: '林知远' }, applicationId: null, number: null }]);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  await begin(users.student, programmeId);
  expect(await say('待办')).toMatch(/^1\. 完成并提交申请（12 月 15 日 24:00（北京时间），还剩 21 天）/);
  expect(await say('打卡')).toBe('现在还不能打卡：派出确认通过后可用。需要帮助请回复“求助”。');
});

test('marks a guess as one, and asks back in doubt', async () => {
  const { users, applicationId } = await buildExchange(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  fixture.clock.moveTo('2027-02-27T20:12:00.000Z');
  const kinds = async () => (await recentOf(users.student.id, applicationId)).kinds;
  for (const text of ['打卡 我被抢了', '我还没平安到达', '平安确认', '大卡']) await say(text);
  expect(await kinds()).toEqual([]);
  expect(await say('打卡 手机被偷了')).toMatch(/^听起来你可能遇到了困难，我还没有记录。/);
  expect(await say('大咖')).toContain('你是想说“打卡”吗');
  expect(await say('打卡 柏邻 一切顺利')).toBe(
    '欢迎抵达，已记下：2 月 27 日 21:12，德国柏林，平安。“柏邻 一切顺利”\n下一次：3 月 29 日 24:00（当地时间）前。\n' +
      '把“柏邻”理解成了 德国 柏林，不对请回复“撤销”，再说一遍城市。\n记错了？10 分钟内回复“撤销”。',
  );
  expect(await say('打卡 Amsterdm')).toContain('把“Amsterdm”理解成了 荷兰 阿姆斯特丹');
  expect(await say('打卡 東京')).toContain('日本东京，平安。');
  expect(await kinds()).toEqual(['extra', 'extra', 'arrival']);
});

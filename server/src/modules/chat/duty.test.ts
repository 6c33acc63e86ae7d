import { mobilityDeskRoutes } from '@yuanhang/contract';
import { buildStudent, buildUsers } from '../../../test/factories/applications';
import { buildExchange } from '../../../test/factories/check-ins';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let loginId: string;
beforeEach(async () => {
  fixture = await startServerFixture();
  loginId = await fixture.logIn();
});
afterEach(() => fixture.stop());

const say = async (contact: string, text: string) => (await fixture.say(loginId, contact, text))[0] ?? '';

test('staff bind by code, are notified of help requests, acknowledge them and close them', async () => {
  const { users } = await buildExchange(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  await fixture.bind(loginId, 'office', users.office);
  await fixture.bind(loginId, 'college', users.collegeReviewer);
  expect(await say('office', '帮助')).toMatch(/^值班老师可以对我说/);
  expect(await say('office', '求助名单')).toBe('现在没有等待处理的求助。');

  fixture.clock.moveTo('2027-04-01T09:00:00.000Z');
  await say('lin', '求助 在柏林，护照丢了');
  const list = await say('office', '求助名单');
  expect(list).toMatch(
    /^等待处理的求助：\n#(\d+) 林知远（.+） · 德国 柏林 · 4 月 1 日 17:00 “.*护照丢了”\n回复“处理 \1”由你处理。$/,
  );
  const number = /#(\d+)/.exec(list)?.[1] ?? '';
  expect(await say('college', '求助名单')).toContain(`#${number} 林知远`);

  expect(await say('office', '处理')).toMatch(/^请带上编号/);
  expect(await say('office', '处理 999999')).toBe('没有编号 999999 的求助，回复“求助名单”查看。');
  expect(await say('office', `结束 ${number} 已联系`)).toContain('请先点“我来处理”');
  expect(await say('office', `处理＃${number}，已去电`)).toMatch(
    new RegExp(`^#${number} 由你处理，已告诉学生。\\n林知远.*\\n(电话|没有留电话)`),
  );
  expect(await say('college', `处理 ${number}`)).toMatch(/已在处理。$/);
  expect(await say('lin', '撤销')).toMatch(/老师已在处理，请接听电话/);
  expect(await say('office', `结束 ${number}`)).toContain('请写上编号和结果');
  expect(await say('office', `结束 ${number} 护照已补办`)).toBe(`#${number} 已结束：林知远，“护照已补办”。`);
  expect(await say('lin', '没事了')).toContain('没有等待处理的求助');

  const office = await fixture.personOf(users.office.id);
  const { items } = await office.call(mobilityDeskRoutes.helpRequests, { query: {} });
  expect(items).toMatchObject([{ caseNumber: Number(number), acknowledgement: '已去电', outcome: '护照已补办' }]);
  const entries = await fixture.database.select<{ action: string }>('SELECT action FROM audit_entries', {});
  const actions = entries.map(({ action }) => action);
  for (const action of ['read_help_in_chat', 'acknowledge_help', 'close_help']) expect(actions).toContain(action);
});

test('shows the roll call of the students in scope, with the names of those who have not answered', async () => {
  const { users } = await buildExchange(fixture);
  await fixture.bind(loginId, 'lin', users.student);
  await fixture.bind(loginId, 'office', users.office);
  expect(await say('office', '平安确认')).toBe('现在没有进行中的平安确认。');
  fixture.clock.moveTo('2027-03-02T09:00:00.000Z');
  await say('lin', '打卡 柏林');
  const office = await fixture.personOf(users.office.id);
  const ask = { body: { country: 'DE', question: '柏林有暴雪，你还好吗？' } };
  await office.call(mobilityDeskRoutes.openRollCall, ask, { idempotencyKey: 'roll-call-of-berlin' });
  expect(await say('office', '平安确认')).toBe('德国 · 问了 1 人：平安 0，求助 0，还没答复 1\n林知远');
  fixture.clock.advance(60_000);
  await say('lin', '平安');
  expect(await say('office', '平安确认')).toBe('德国 · 问了 1 人：平安 1，求助 0，还没答复 0');
});

test('ignores duty commands of students, other colleges and other staff', async () => {
  const users = await buildUsers(fixture);
  const other = await buildStudent(fixture, users.languages, '周雨桐');
  for (const [contact, person] of [
    ['lin', users.student],
    ['zhou', other],
    ['finance', users.finance],
    ['elsewhere', users.otherReviewer],
  ] as const)
    await fixture.bind(loginId, contact, person);
  await say('lin', '求助 在车站');
  const [help] = (await users.office.call(mobilityDeskRoutes.helpRequests, { query: {} })).items;
  for (const contact of ['zhou', 'finance', 'elsewhere']) {
    for (const text of ['求助名单', `处理 ${help?.caseNumber}`, `结束 ${help?.caseNumber} 好了`, '平安确认'])
      expect(await say(contact, text)).not.toMatch(/林知远|由你处理|已结束/);
  }
  expect(await say('stranger', '求助名单')).toContain('绑定码');
  const [after] = (await users.office.call(mobilityDeskRoutes.helpRequests, { query: {} })).items;
  expect(after).toMatchObject({ acknowledgedAt: null, closedAt: null });
});

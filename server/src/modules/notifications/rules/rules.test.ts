import { messageRuleRoutes, notificationRoutes } from '@yuanhang/contract';
import { messageRules } from '@yuanhang/domain';
import { begin, buildExchangeProgramme, buildUsers, type TestUsers } from '../../../../test/factories/applications';
import { refusal } from '../../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../../test/server-fixture';

let fixture: ServerFixture;
let users: TestUsers;
beforeEach(async () => {
  fixture = await startServerFixture('2026-12-11T00:00:00.000Z');
  users = await buildUsers(fixture);
});
afterEach(() => fixture.stop());

const ruleOf = async (key: string) =>
  (await users.office.call(messageRuleRoutes.list, {})).items.find((rule) => rule.key === key);

it('shows staff every rule with its text, its next run and the messages due today', async () => {
  const { items } = await users.office.call(messageRuleRoutes.list, {});
  expect(items.map(({ key }) => key)).toEqual(messageRules.map(({ key }) => key));
  for (const { texts } of items) expect(texts.length).toBeGreaterThan(0);
  expect(items.find(({ key }) => key === 'arrival_check_in')).toMatchObject({
    when: '计划出发日：之后 1、3 天',
    until: '已打卡',
    afterwards: '之后 4 天起，每天进入学院与国际处的安全日报，供逐一致电',
    nextRunAt: '2026-12-11T00:05:00.000Z',
  });
  // 08:00 on a Friday.
  expect(await ruleOf('staff_digest')).toMatchObject({ days: null, nextRunAt: '2026-12-11T00:30:00.000Z' });

  await begin(users.student, await buildExchangeProgramme(fixture, users.office));
  const dryRun = () => users.office.call(messageRuleRoutes.dryRun, { params: { key: 'draft_closing' } });
  expect(await dryRun()).toMatchObject({ total: 0, items: [] });
  const [office = users.office] = await fixture.later('2026-12-12T02:00:00.000Z', users.office);
  const tomorrow = await office.call(messageRuleRoutes.dryRun, { params: { key: 'draft_closing' } });
  expect(tomorrow).toMatchObject({
    total: 1,
    items: [{ recipient: '林知远', title: '申请即将截止', channel: 'inbox' }],
  });
  await fixture.jobs.runAllDue();
  expect(await office.call(messageRuleRoutes.dryRun, { params: { key: 'draft_closing' } })).toMatchObject({ total: 0 });
});

it('changes the days of a reminder by version, and never repeats a sent reminder', async () => {
  await begin(users.student, await buildExchangeProgramme(fixture, users.office));
  const move = (days: number[], version: number, key = 'draft_closing') =>
    users.office.call(messageRuleRoutes.moveDays, { params: { key }, body: { days, version } });
  const sentCount = async () => {
    await fixture.jobs.runAllDue();
    const lin = await fixture.personOf(users.student.id);
    const { items } = await lin.call(notificationRoutes.list, { query: {} });
    return items.filter(({ rule }) => rule === 'draft_closing').length;
  };
  expect(await sentCount()).toBe(0);
  expect(await move([-4, -1], 0)).toMatchObject({
    days: [-4, -1],
    defaultDays: [-3, -1],
    version: 1,
    changedBy: '陈国栋',
  });
  expect(await sentCount()).toBe(1);
  expect(await refusal(move([-3, -1], 0))).toMatchObject({ status: 409, code: 'stale_version' });
  // The fourth day before was sent; a later day would be sent, an earlier one that has passed is not.
  await move([-5, -1], 1);
  expect(await sentCount()).toBe(1);
  await fixture.later('2026-12-14T02:00:00.000Z');
  expect(await sentCount()).toBe(2);

  users = { ...users, office: await fixture.personOf(users.office.id) };
  expect(await refusal(move([-1, -3], 2))).toMatchObject({
    status: 400,
    problems: [{ field: 'days', code: 'not_ascending' }],
  });
  expect(await refusal(move([1], 0, 'stage_changed'))).toMatchObject({ status: 409, detail: 'no_days' });
  expect(await refusal(move([1], 0, 'nothing_of_ours'))).toMatchObject({ status: 404 });
});

it('keeps a duty rota of officers who may be alerted, by default the whole office', async () => {
  const rota = () => users.office.call(messageRuleRoutes.dutyRota, {});
  const set = (userIds: string[], version: number) =>
    users.office.call(messageRuleRoutes.setDutyRota, { body: { userIds, version } });
  const standing = await rota();
  expect(standing).toMatchObject({ isDefault: true, version: 0, items: [{ name: '陈国栋' }] });
  const inOffice = standing.candidates.filter((one) => one.inOffice);
  expect(inOffice.map(({ name }) => name)).toEqual(['陈国栋']);
  expect(standing.candidates).toContainEqual({
    userId: users.collegeReviewer.id,
    name: '李静怡',
    channels: [],
    inOffice: false,
  });
  expect(await set([users.collegeReviewer.id, users.office.id], 0)).toMatchObject({
    isDefault: false,
    version: 1,
    items: [{ name: '李静怡', channels: [] }, { name: '陈国栋' }],
  });
  expect(await refusal(set([], 0))).toMatchObject({ status: 409 });
  for (const [ids, code] of [
    [[users.office.id, users.office.id], 'twice'],
    [[users.finance.id], 'unknown_officer'],
    [[users.student.id], 'unknown_officer'],
  ] as const)
    expect(await refusal(set([...ids], 1))).toMatchObject({ status: 400, problems: [{ field: 'userIds', code }] });
});

it('takes the holidays of a year only from the office', async () => {
  const of = (year: number) => users.office.call(messageRuleRoutes.workingDays, { params: { year } });
  const set = (items: { on: string; works: boolean; name: string }[], version: number) =>
    users.office.call(messageRuleRoutes.setWorkingDays, { params: { year: 2026 }, body: { items, version } });
  expect(await of(2026)).toEqual({ year: 2026, items: [], version: 0 });
  const made = [
    { on: '2026-12-11', works: false, name: '校庆' },
    { on: '2026-12-12', works: true, name: '校庆调休' },
  ];
  expect(await set([...made].reverse(), 0)).toEqual({ year: 2026, items: made, version: 1 });
  expect(await ruleOf('staff_digest')).toMatchObject({ nextRunAt: '2026-12-12T00:30:00.000Z' });
  expect(await ruleOf('safety_digest')).toMatchObject({ nextRunAt: '2026-12-11T00:30:00.000Z' });
  expect(await refusal(set([{ on: '2027-01-01', works: false, name: '元旦' }], 1))).toMatchObject({
    problems: [{ field: 'items.0.on', code: 'other_year' }],
  });
  expect(await refusal(set([...made, ...made.slice(0, 1)], 1))).toMatchObject({
    problems: [{ field: 'items.2.on', code: 'twice' }],
  });
});

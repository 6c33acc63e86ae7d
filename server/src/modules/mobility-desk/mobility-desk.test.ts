import { checkInRoutes, mobilityDeskRoutes, notificationRoutes } from '@yuanhang/contract';
import { buildExchangeProgramme, buildStudent } from '../../../test/factories/applications';
import { buildDispatched, buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import { send } from '../../../test/http';
import type { Person } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let student: Person;
let office: Person;
let college: Person;
let foreign: Person;

beforeEach(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
});
afterEach(() => fixture.stop());

const at = async (instant: string) => {
  const { users } = exchange;
  const people = await fixture.later(instant, users.student, users.office, users.collegeReviewer, users.otherReviewer);
  [student = student, office = office, college = college, foreign = foreign] = people;
};
const abroad = async (by: Person, query: Parameters<typeof list>[1] = {}) => (await list(by, query)).items;
const list = (
  by: Person,
  query: { state?: 'all' | 'overdue' | 'not_arrived'; country?: string; q?: string; limit?: number; cursor?: string },
) => by.call(mobilityDeskRoutes.studentsAbroad, { query });

test('lists students abroad with their place, and who is overdue by the date there', async () => {
  const auckland = await buildExchangeProgramme(fixture, exchange.users.office, {
    name: '奥克兰交换',
    country: 'NZ',
    city: '奥克兰',
    timeZone: 'Pacific/Auckland',
  });
  const kiwi = await buildStudent(fixture, exchange.users.languages, '周雨桐');
  const kiwiExchange = await buildDispatched(fixture, kiwi, exchange.users, auckland);
  await at('2027-02-27T08:00:00.000Z');
  await sendCheckIn(fixture, student, exchange.applicationId);
  const [kiwiNow = kiwi] = await fixture.later('2027-02-27T08:00:01.000Z', kiwi);
  await sendCheckIn(fixture, kiwiNow, kiwiExchange, { note: '到了' });
  expect(await abroad(office, { state: 'not_arrived' })).toEqual([]);
  expect(await abroad(office, { state: 'overdue' })).toEqual([]);

  // Both are due on 29 March. In Auckland the 30th has begun, in Berlin it is still the 29th.
  await at('2027-03-29T12:00:00.000Z');
  expect(await abroad(office, { state: 'overdue' })).toMatchObject([
    {
      student: { name: '周雨桐', college: '外国语学院', phone: '13800001234' },
      place: '新西兰 奥克兰',
      nextCheckInOn: '2027-03-29',
      overdueDays: 1,
      offsetMinutes: 780,
      lastCheckIn: { kind: 'arrival', note: '到了' },
    },
  ]);
  const first = await list(office, { limit: 1 });
  const second = await list(office, { limit: 1, cursor: String(first.nextCursor) });
  expect(second.nextCursor).toBeNull();
  const names = [...first.items, ...second.items].map((item) => `${item.student.name} ${item.overdueDays}`);
  expect(names.sort()).toEqual(['周雨桐 1', '林知远 0']);
  expect((await abroad(office, { country: 'DE' })).map((item) => item.number)).toHaveLength(1);
  expect((await abroad(office, { q: '周' })).map((item) => item.student.name)).toEqual(['周雨桐']);
  expect(await abroad(office, { q: '%' })).toEqual([]);
  expect(await abroad(college)).toHaveLength(2);
  expect(await abroad(foreign)).toEqual([]);
});

test('a missing arrival is overdue too, and staff in scope can read the check-ins of a student', async () => {
  await at('2027-03-01T20:00:00.000Z');
  expect(await abroad(office, { state: 'overdue' })).toEqual([]);
  await at('2027-03-02T00:00:00.000Z');
  expect(await abroad(office, { state: 'overdue' })).toMatchObject([
    { arrivedOn: null, overdueDays: 1, place: '德国 柏林' },
  ]);
  await sendCheckIn(fixture, student, exchange.applicationId);
  const params = { id: exchange.applicationId };
  const { items } = await college.call(mobilityDeskRoutes.checkIns, { params, query: {} });
  expect(items).toEqual((await student.call(checkInRoutes.history, { params, query: {} })).items);
  const path = `/api/admin/students-abroad/${exchange.applicationId}/check-ins`;
  expect(await send(fixture.url, 'GET', path, foreign)).toMatchObject({ status: 404 });
  expect(await send(fixture.url, 'GET', path, student)).toMatchObject({ status: 403 });
});

test('a help request reaches every duty officer, is acknowledged by one, and the student is notified', async () => {
  await at('2027-02-27T20:00:00.000Z');
  await sendCheckIn(fixture, student, exchange.applicationId, { phoneAbroad: '+49 30 1234' });
  await sendCheckIn(fixture, student, exchange.applicationId, {
    wellbeing: 'needs_help',
    note: '钱包被偷',
    city: '柏林',
  });
  await fixture.outbox.drain();
  const { items: messages } = await office.call(notificationRoutes.list, { query: { limit: 1 } });
  expect(messages[0]).toMatchObject({
    rule: 'help_requested',
    title: '求助：林知远',
    text: expect.stringMatching(/德国 柏林 · 电话 \+49 30 1234\n“钱包被偷”/),
  });

  const open = async (by: Person) =>
    (await by.call(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } })).items;
  expect(await open(foreign)).toEqual([]);
  const [help] = await open(college);
  const [listed] = await abroad(office, {});
  expect([help?.student.phone, listed?.student.phone]).toEqual(['+49 30 1234', '+49 30 1234']);
  const acknowledge = (by: Person) =>
    by.call(mobilityDeskRoutes.acknowledge, { params: { id: help?.id ?? '' }, body: { comment: '已电话联系' } });
  await expect(acknowledge(foreign)).rejects.toMatchObject({ status: 404 });
  const answers = await Promise.allSettled([acknowledge(office), acknowledge(college)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(acknowledge(office)).rejects.toMatchObject({
    status: 409,
    body: { detail: 'already_acknowledged', message: expect.stringMatching(/^(陈国栋|李静怡)已在处理$/) },
  });
  expect(await open(office)).toEqual([]);
  await fixture.outbox.drain();
  const acknowledgements = (await student.call(notificationRoutes.list, { query: {} })).items.filter(
    ({ rule }) => rule === 'help_acknowledged',
  );
  expect(acknowledgements).toHaveLength(1);
  expect(acknowledgements[0]?.text).toMatch(/^(陈国栋|李静怡)老师已看到你的求助/);
  expect(await fixture.audit.verify()).toMatchObject({ intact: true });
});

test('answers a call for help also while the audit log is broken', async () => {
  await at('2027-02-27T08:00:00.000Z');
  await fixture.database.transaction((tx) => fixture.database.execute("UPDATE audit_head SET seal = ''", {}, tx));
  await sendCheckIn(fixture, student, exchange.applicationId, { wellbeing: 'needs_help' });
  const { items } = await office.call(mobilityDeskRoutes.helpRequests, { query: {} });
  const params = { id: items[0]?.id ?? '' };
  await office.call(mobilityDeskRoutes.acknowledge, { params, body: { comment: '在联系' } });
  await office.call(mobilityDeskRoutes.closeHelp, { params, body: { outcome: '已安全' } });
  expect((await fixture.audit.verify()).problem).toBe('end');
});

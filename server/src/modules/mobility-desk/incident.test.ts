import { randomUUID } from 'node:crypto';
import {
  applicationRoutes,
  checkInRoutes,
  homeRoutes,
  mobilityDeskRoutes,
  notificationRoutes,
  reviewRoutes,
} from '@yuanhang/contract';
import { buildStudent } from '../../../test/factories/applications';
import { buildDispatched, buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import { type Person, refusal } from '../../../test/mobility-fixture';
import { updateRows } from '../../../test/rows';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let student: Person;
let friend: Person;
let friendExchange: string;
let office: Person;
let college: Person;
let foreign: Person;

beforeEach(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
  const { users, programmeId } = exchange;
  friend = await buildStudent(fixture, users.computing, '周雨桐');
  friendExchange = await buildDispatched(
    fixture,
    friend,
    { ...users, collegeReviewer: users.otherReviewer },
    programmeId,
  );
  await abroad('2027-03-01T08:00:00.000Z');
});
afterEach(() => fixture.stop());

async function abroad(at: string) {
  const { users } = exchange;
  const people = await fixture.later(
    at,
    users.student,
    friend,
    users.office,
    users.collegeReviewer,
    users.otherReviewer,
  );
  [student = student, friend = friend, office = office, college = college, foreign = foreign] = people;
}
const openRollCall = (by: Person, more: { country?: string; city?: string } = { country: 'DE' }) =>
  by.call(mobilityDeskRoutes.openRollCall, { body: { ...more, question: '柏林发生火灾，你还好吗？' } });
const answers = async (by: Person, id: string) =>
  (await by.call(mobilityDeskRoutes.rollCallAnswers, { params: { id }, query: {} })).items;
const rollCall = (by: Person, id: string) => by.call(mobilityDeskRoutes.rollCall, { params: { id } });
const inbox = async (who: Person) => {
  await fixture.outbox.drain();
  return (await who.call(notificationRoutes.list, { query: {} })).items;
};

test('a roll call asks everyone in the place, and any check-in answers it', async () => {
  await sendCheckIn(fixture, student, exchange.applicationId);
  const { id, asked, place } = await openRollCall(office);
  expect({ asked, place }).toEqual({ asked: 2, place: '德国' });
  expect((await inbox(student))[0]).toMatchObject({ title: '平安确认' });
  expect((await student.call(homeRoutes.home, {})).rollCall).toMatchObject({ question: '柏林发生火灾，你还好吗？' });

  const login = await fixture.logIn();
  await fixture.bind(login, 'contact-1', student);
  await fixture.say(login, 'contact-1', '平安');
  expect(await rollCall(office, id)).toMatchObject({ safe: 1, help: 0, silent: 1 });
  expect((await student.call(homeRoutes.home, {})).rollCall).toBeNull();
  await fixture.say(login, 'contact-1', '撤销');
  expect(await rollCall(office, id)).toMatchObject({ safe: 0, silent: 2 });
  await fixture.say(login, 'contact-1', '1');
  await fixture.say(login, 'contact-1', '求助 又着火了');
  expect(await rollCall(office, id)).toMatchObject({ safe: 0, help: 1, silent: 1 });
  expect((await answers(office, id)).map(({ student: { name }, wellbeing }) => [name, wellbeing])).toEqual([
    ['林知远', 'needs_help'],
    ['周雨桐', null],
  ]);

  const remind = () => office.call(mobilityDeskRoutes.remindRollCall, { params: { id } });
  await remind();
  expect((await inbox(friend)).filter(({ title }) => title === '平安确认')).toHaveLength(2);
  expect((await inbox(student)).filter(({ title }) => title === '平安确认')).toHaveLength(1);
  const closed = await office.call(mobilityDeskRoutes.closeRollCall, { params: { id } });
  expect(closed.closedAt).not.toBeNull();
  expect(await refusal(remind())).toMatchObject({ status: 409, detail: 'closed' });
  expect((await friend.call(homeRoutes.home, {})).rollCall).toBeNull();
});

test('a college asks and sees only its own students, and cannot ask a place without any', async () => {
  const { id } = await openRollCall(college);
  expect(await rollCall(college, id)).toMatchObject({ asked: 1 });
  expect(await refusal(rollCall(foreign, id))).toMatchObject({ status: 404 });
  const both = await openRollCall(office, {});
  expect(await rollCall(foreign, both.id)).toMatchObject({ asked: 1, place: '所有在外学生' });
  for (const act of [mobilityDeskRoutes.closeRollCall, mobilityDeskRoutes.remindRollCall]) {
    expect(await refusal(foreign.call(act, { params: { id: both.id } }))).toMatchObject({ status: 403 });
  }
  expect((await college.call(mobilityDeskRoutes.remindRollCall, { params: { id } })).remindedAt).not.toBeNull();
  expect((await answers(foreign, both.id)).map(({ student: { name } }) => name)).toEqual(['周雨桐']);
  expect((await foreign.call(mobilityDeskRoutes.rollCalls, { query: {} })).items).toHaveLength(1);
  expect(await refusal(openRollCall(office, { country: 'JP' }))).toMatchObject({ status: 409, detail: 'nobody_there' });
  // A student who reported another place is asked there.
  await sendCheckIn(fixture, student, exchange.applicationId, { country: 'AT', city: '维也纳' });
  expect((await openRollCall(office, { country: 'AT', city: '维也纳' })).asked).toBe(1);
  expect((await openRollCall(office, { country: 'DE', city: '柏林' })).asked).toBe(1);
});

test('a check-in stored before the question does not answer it; a help request always does', async () => {
  const { id } = await openRollCall(office);
  const before = new Date(fixture.clock.now().getTime() - 3_600_000).toISOString();
  await sendCheckIn(fixture, student, exchange.applicationId, { madeAt: before });
  expect(await rollCall(office, id)).toMatchObject({ safe: 0, silent: 2 });
  await sendCheckIn(fixture, student, exchange.applicationId, { madeAt: before, wellbeing: 'needs_help' });
  expect(await rollCall(office, id)).toMatchObject({ help: 1, silent: 1 });
});

test('students who are no longer abroad are not awaited', async () => {
  await openRollCall(office);
  expect((await friend.call(homeRoutes.home, {})).rollCall).not.toBeNull();
  await fixture.database.transaction((tx) =>
    updateRows(fixture.database, 'applications', { id: friendExchange }, { stage: 'cancelled' }, tx),
  );
  expect((await friend.call(homeRoutes.home, {})).rollCall).toBeNull();
});

test('staff check in on a student’s behalf, once, with the reason, and the student is notified', async () => {
  const clientKey = randomUUID();
  const body = { clientKey, wellbeing: 'safe' as const, city: '柏林', reason: '学生手机丢失，电话联系确认' };
  const proxy = (by: Person, key = clientKey) =>
    by.call(mobilityDeskRoutes.proxyCheckIn, {
      params: { id: exchange.applicationId },
      body: { ...body, clientKey: key },
    });
  expect(await refusal(proxy(foreign))).toMatchObject({ status: 404 });
  const { checkIn, nextCheckInOn } = await proxy(college);
  expect(checkIn).toMatchObject({ kind: 'arrival', source: 'proxy', proxy: { name: '李静怡', reason: body.reason } });
  expect(nextCheckInOn).toBe('2027-03-31');
  expect((await proxy(college)).checkIn.id).toBe(checkIn.id);
  expect(await refusal(sendCheckIn(fixture, student, exchange.applicationId, { clientKey }))).toMatchObject({
    code: 'idempotency_key_reused',
  });
  expect((await inbox(student))[0]).toMatchObject({ title: '老师代你打卡' });
  const undo = student.call(checkInRoutes.undo, { params: { id: exchange.applicationId } });
  expect(await refusal(undo)).toMatchObject({ status: 409, detail: 'nothing_to_undo' });
});

test('an overdue student is reminded at once, not more than once an hour', async () => {
  const chase = () => office.call(mobilityDeskRoutes.chase, { params: { id: friendExchange } });
  const both = await Promise.allSettled([chase(), chase()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await inbox(friend)).filter(({ title }) => title === '请尽快打卡')).toHaveLength(1);
  expect(await refusal(chase())).toMatchObject({ status: 409, detail: 'chased_recently' });
  fixture.clock.advance(61 * 60_000);
  expect(await chase()).toEqual({ ok: true });
});

test('the desk counts students by place, each college only its own', async () => {
  await sendCheckIn(fixture, student, exchange.applicationId, { wellbeing: 'needs_help', note: '护照丢了' });
  const summary = (by: Person) => by.call(mobilityDeskRoutes.summary, {});
  expect(await summary(office)).toEqual({
    students: 2,
    notArrived: 2,
    overdue: 0,
    helpWaiting: 1,
    countries: [{ country: 'DE', name: '德国', students: 2 }],
  });
  await abroad('2027-03-03T08:00:00.000Z');
  expect(await summary(foreign)).toMatchObject({ students: 1, overdue: 1, helpWaiting: 0 });
});

test('a help request is acknowledged, then closed with its outcome', async () => {
  await sendCheckIn(fixture, student, exchange.applicationId, { wellbeing: 'needs_help', note: '护照丢了' });
  const [help] = (await office.call(mobilityDeskRoutes.helpRequests, { query: {} })).items;
  const id = help?.id ?? '';
  const close = (by: Person) =>
    by.call(mobilityDeskRoutes.closeHelp, { params: { id }, body: { outcome: '使馆已补发旅行证' } });
  expect(await refusal(close(office))).toMatchObject({ status: 409, detail: 'not_open' });
  await college.call(mobilityDeskRoutes.acknowledge, { params: { id }, body: { comment: '马上联系' } });
  expect(await refusal(close(foreign))).toMatchObject({ status: 404 });
  expect(await close(office)).toMatchObject({ outcome: '使馆已补发旅行证', acknowledgedBy: '李静怡' });
  expect(await refusal(close(office))).toMatchObject({ status: 409 });
});

test('a student undoes a mistaken check-in, and completes the data of the arrival', async () => {
  const arrive = await sendCheckIn(fixture, student, exchange.applicationId, { city: '博林' });
  expect(arrive.undoUntil).not.toBeNull();
  const id = exchange.applicationId;
  const undone = await student.call(checkInRoutes.undo, { params: { id } });
  expect(undone).toMatchObject({ recent: [], arrival: null, due: { kind: 'arrival' } });
  const details = { address: 'Garystraße 35', phoneAbroad: '+49 30 123456', accommodation: '学生宿舍 12 号' };
  const complete = (more: object = {}) =>
    student.call(checkInRoutes.completeArrival, { params: { id }, body: { ...details, ...more } });
  expect(await refusal(complete())).toMatchObject({ status: 409, detail: 'not_arrived' });
  await sendCheckIn(fixture, student, exchange.applicationId, { city: '柏林' });
  expect(await complete()).toMatchObject({ arrival: { arrivedOn: '2027-03-01', ...details } });
  // If it is empty, the number at home is used.
  await complete({ phoneAbroad: '' });
  await sendCheckIn(fixture, student, id, { wellbeing: 'needs_help' });
  const alert = await fixture.database.first<{ body: string }>(
    "SELECT body FROM outbox_events WHERE type = 'help_requested' ORDER BY seq DESC LIMIT 1",
  );
  expect(JSON.parse(alert?.body ?? '{}')).toMatchObject({ phone: '13800001234' });
  const moved = await complete({ arrivedOn: '2027-02-27' });
  expect(moved).toMatchObject({ arrival: { arrivedOn: '2027-02-27' }, due: { dueOn: '2027-03-29' } });
  expect(await refusal(complete({ arrivedOn: '2027-03-05' }))).toMatchObject({ problems: [{ field: 'arrivedOn' }] });
  const { timeline } = await student.call(applicationRoutes.detail, { params: { id } });
  expect(timeline.at(-1)).toMatchObject({ title: '更正抵达日期', comment: '2027-03-01 → 2027-02-27' });
});

test('the office maintains emergency numbers with their source and date', async () => {
  const contact = {
    country: 'DE',
    name: '驻德国使馆领保热线',
    phone: '0000',
    source: '测试来源',
    verifiedOn: '2026-01-01',
  };
  const { id } = await office.call(checkInRoutes.addEmergencyContact, { body: contact });
  const listed = async () => (await office.call(checkInRoutes.emergencyContacts, {})).items;
  expect(await listed()).toMatchObject([{ countryName: '德国', stale: true }]);
  const state = await student.call(checkInRoutes.state, { params: { id: exchange.applicationId } });
  expect(state.emergency).toMatchObject({ hotline: '12308', contacts: [{ phone: '0000' }] });
  const change = (more: object) =>
    office.call(checkInRoutes.changeEmergencyContact, { params: { id }, body: { ...contact, ...more } });
  expect(await refusal(change({ verifiedOn: '2099-01-01' }))).toMatchObject({ problems: [{ field: 'verifiedOn' }] });
  await change({ verifiedOn: '2027-02-20' });
  expect(await listed()).toMatchObject([{ stale: false }]);
  await office.call(checkInRoutes.removeEmergencyContact, { params: { id } });
  expect(await listed()).toEqual([]);
});

test('a student who cancels before departure is no longer awaited', async () => {
  const { id } = await openRollCall(office);
  const { version } = await office.call(reviewRoutes.application, { params: { id: friendExchange } });
  await office.call(reviewRoutes.cancelApplication, {
    params: { id: friendExchange },
    body: { version, comment: '学生因病不能成行' },
  });
  expect(await rollCall(office, id)).toMatchObject({ asked: 1, silent: 1 });
  expect((await answers(office, id)).map(({ student: { name } }) => name)).toEqual(['林知远']);
});

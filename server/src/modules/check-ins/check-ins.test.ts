import { randomUUID } from 'node:crypto';
import { applicationRoutes, checkInRoutes, mobilityDeskRoutes } from '@yuanhang/contract';
import { buildExchangeProgramme, buildStudent } from '../../../test/factories/applications';
import { buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import { send } from '../../../test/http';
import type { Person } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let student: Person;
let id: string;

beforeEach(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
  id = exchange.applicationId;
  student = exchange.users.student;
});
afterEach(() => fixture.stop());

/** Moves the clock to the instant and signs the student in. */
const at = async (instant: string) => {
  [student = student] = await fixture.later(instant, student);
};
const checkIn = (more: Parameters<typeof sendCheckIn>[3] = {}) => sendCheckIn(fixture, student, id, more);
const state = () => student.call(checkInRoutes.state, { params: { id } });

test('the arrival starts the grid, an early check-in satisfies its date, a late one settles all missed dates', async () => {
  await expect(checkIn()).rejects.toMatchObject({ status: 409, body: { detail: 'not_open_yet' } });

  await at('2027-02-27T20:30:00.000Z');
  expect((await state()).due).toMatchObject({ kind: 'arrival', dueOn: '2027-03-01', tone: 'now' });
  const arrived = await checkIn({ city: '柏林', note: '一切顺利' });
  expect(arrived.message).toBe(
    '欢迎抵达，已记下：2 月 27 日 21:30，德国柏林，平安。“一切顺利”\n下一次：3 月 29 日 24:00（当地时间）前。',
  );
  expect(arrived).toMatchObject({ nextCheckInOn: '2027-03-29', checkIn: { kind: 'arrival', place: '德国 柏林' } });

  await at('2027-03-10T12:00:00.000Z');
  expect(await checkIn()).toMatchObject({ nextCheckInOn: '2027-03-29', checkIn: { kind: 'extra', settledOn: [] } });

  // 23:30 UTC is already the 22nd in Berlin, seven days before the due date, so the check-in counts.
  await at('2027-03-21T23:30:00.000Z');
  expect((await state()).due).toMatchObject({ kind: 'periodic', tone: 'soon' });
  const periodic = await checkIn({ city: '汉堡' });
  expect(periodic).toMatchObject({
    nextCheckInOn: '2027-04-28',
    checkIn: { kind: 'periodic', settledOn: ['2027-03-29'], place: '德国 汉堡', localTime: '3 月 22 日 00:30' },
  });

  await at('2027-06-05T08:00:00.000Z');
  expect((await state()).due).toMatchObject({ kind: 'late', dueOn: '2027-04-28', tone: 'overdue' });
  const late = await checkIn();
  expect(late).toMatchObject({
    nextCheckInOn: '2027-06-27',
    checkIn: { kind: 'late', settledOn: ['2027-04-28', '2027-05-28'], place: '德国 汉堡' },
  });
  expect(late.message).toContain('补上了 4 月 28 日、5 月 28 日的打卡。');

  const { items, nextCursor } = await student.call(checkInRoutes.history, { params: { id }, query: { limit: 3 } });
  expect(items.map(({ kind }) => kind)).toEqual(['late', 'periodic', 'extra']);
  const rest = await student.call(checkInRoutes.history, { params: { id }, query: { cursor: String(nextCursor) } });
  expect(rest).toMatchObject({ items: [{ kind: 'arrival' }], nextCursor: null });
  const { mobility, timeline } = await student.call(applicationRoutes.detail, { params: { id } });
  expect(mobility).toMatchObject({ arrivedOn: '2027-02-27', nextCheckInOn: '2027-06-27' });
  expect(timeline.map(({ title }) => title)).toEqual(expect.arrayContaining(['抵达打卡', '例行打卡', '补签']));
});

test('one key is one check-in, however often and however late it arrives', async () => {
  await at('2027-02-27T20:00:00.000Z');
  const clientKey = randomUUID();
  const madeAt = fixture.clock.now().toISOString();
  const answers = await Promise.all(Array.from({ length: 20 }, () => checkIn({ clientKey, madeAt, city: '柏林' })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  await at('2027-05-01T08:00:00.000Z');
  expect(await checkIn({ clientKey, madeAt, city: '柏林' })).toEqual(answers[0]);
  expect((await state()).recent).toHaveLength(1);
});

test('two devices at the same time settle a date once', async () => {
  await at('2027-02-27T20:00:00.000Z');
  await checkIn();
  await at('2027-03-29T08:00:00.000Z');
  const kinds = (await Promise.all([checkIn(), checkIn(), checkIn()])).map((answer) => answer.checkIn.kind);
  expect(kinds.sort()).toEqual(['extra', 'extra', 'periodic']);
  expect((await state()).due).toMatchObject({ dueOn: '2027-04-28' });
});

test('a stored check-in counts from when it was made; a time in the future counts as now', async () => {
  await at('2027-02-27T20:00:00.000Z');
  await checkIn();
  await at('2027-04-03T08:00:00.000Z');
  const kept = await checkIn({ madeAt: '2027-03-28T10:00:00.000Z' });
  expect(kept).toMatchObject({
    nextCheckInOn: '2027-04-28',
    checkIn: { kind: 'periodic', madeAt: '2027-03-28T10:00:00.000Z' },
  });
  const ahead = await checkIn({ madeAt: '2027-08-01T10:00:00.000Z' });
  expect(ahead).toMatchObject({ nextCheckInOn: '2027-04-28', checkIn: { madeAt: '2027-04-03T08:00:00.000Z' } });
});

test('an arrival date in the future or long before departure is refused at its field', async () => {
  await at('2027-03-30T08:00:00.000Z');
  const field = (arrivedOn: string) =>
    expect(checkIn({ arrivedOn })).rejects.toMatchObject({ status: 400, body: { problems: [{ field: 'arrivedOn' }] } });
  await field('2027-03-31');
  await field('2027-02-18');
  expect(await checkIn({ arrivedOn: '2027-02-27' })).toMatchObject({
    nextCheckInOn: '2027-04-28',
    checkIn: { kind: 'arrival', settledOn: ['2027-03-29'] },
  });
});

test('a help request is accepted at every stage, alerts at once and is not an arrival', async () => {
  const fresh = await buildStudent(fixture, exchange.users.languages, '周雨桐');
  const draft = await fresh.call(applicationRoutes.begin, {
    body: { programmeId: exchange.programmeId, declarationAccepted: true },
  });
  await expect(sendCheckIn(fixture, fresh, draft.id)).rejects.toMatchObject({ status: 409 });
  const early = await sendCheckIn(fixture, fresh, draft.id, { wellbeing: 'needs_help', note: '证件丢了' });
  expect(early).toMatchObject({ undoUntil: null, emergency: { hotline: '12308', contacts: [] } });
  const untouched = await fresh.call(applicationRoutes.detail, { params: { id: draft.id } });
  expect(untouched.version).toBe(draft.version);

  await at('2027-02-27T20:00:00.000Z');
  const [office] = await fixture.later('2027-02-27T20:00:01.000Z', exchange.users.office);
  const abroad = await checkIn({ wellbeing: 'needs_help', city: '柏林', phoneAbroad: '+49 30 1234' });
  expect(abroad).toMatchObject({ nextCheckInOn: null, checkIn: { kind: 'extra', wellbeing: 'needs_help' } });
  const open = await office?.call(mobilityDeskRoutes.helpRequests, { query: { open: 'true' } });
  expect(open?.items).toMatchObject([
    { student: { name: '林知远' }, place: '德国 柏林', source: 'miniapp' },
    { student: { name: '周雨桐' }, note: '证件丢了' },
  ]);
  expect((await state()).due).toMatchObject({ kind: 'arrival' });
});

test('calls of the same instant from several devices and the chat are one alert, with the words of each', async () => {
  const fresh = await buildStudent(fixture, exchange.users.languages, '周雨桐');
  const begin = (programmeId: string) =>
    fresh.call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } });
  const draft = await begin(exchange.programmeId);
  const other = await begin(await buildExchangeProgramme(fixture, exchange.users.office, { name: '东京交换' }));
  const loginId = await fixture.logIn();
  await fixture.bind(loginId, 'contact-1', fresh);
  const alerts = async () =>
    (await fixture.database.select("SELECT id FROM outbox_events WHERE type = 'help_requested'")).length;
  const calls = async () => fixture.database.select<{ note: string }>('SELECT note FROM help_requests ORDER BY seq');
  const byPhone = (note: string, of = draft) => sendCheckIn(fixture, fresh, of.id, { wellbeing: 'needs_help', note });
  // Opens every connection first: otherwise the first call would be finished before the others begin.
  const ping = () => fixture.database.transaction((tx) => fixture.database.select('SELECT 1', {}, tx));
  await Promise.all(Array.from({ length: 10 }, ping));
  const answers = await Promise.all([
    byPhone('证件丢了'),
    byPhone('在车站', other),
    fixture.say(loginId, 'contact-1', '求助'),
    fixture.say(loginId, 'contact-1', 'help'),
  ]);
  for (const answer of answers) expect(JSON.stringify(answer)).toContain('12308');
  expect(await alerts()).toBe(1);
  const [only, ...others] = await calls();
  expect(others).toEqual([]);
  for (const words of ['证件丢了', '在车站']) expect(only?.note).toContain(words);

  fixture.clock.advance(59_999);
  await byPhone('证件丢了');
  expect(await alerts()).toBe(1);
  fixture.clock.advance(2);
  await byPhone('证件丢了');
  expect([await alerts(), (await calls()).length]).toEqual([2, 2]);

  const long = '有人跟着我'.repeat(100);
  await byPhone(long);
  expect([await alerts(), (await calls()).at(-1)?.note]).toEqual([3, long]);
});

test('students cannot see or make check-ins of others', async () => {
  const other = await buildStudent(fixture, exchange.users.languages, '别的同学');
  const paths = [`/api/applications/${id}/check-in`, `/api/applications/${id}/check-ins`];
  for (const path of paths) expect(await send(fixture.url, 'GET', path, other)).toMatchObject({ status: 404 });
  await expect(sendCheckIn(fixture, other, id)).rejects.toMatchObject({ status: 404 });
  await expect(sendCheckIn(fixture, other, id, { wellbeing: 'needs_help' })).rejects.toMatchObject({ status: 404 });
  expect(await send(fixture.url, 'GET', paths[0] ?? '', exchange.users.office)).toMatchObject({ status: 403 });
});

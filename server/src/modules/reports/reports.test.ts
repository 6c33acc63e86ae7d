import { Workbook } from '@protobi/exceljs';
import { auditRoutes, notificationRoutes, reportRoutes, reviewRoutes } from '@yuanhang/contract';
import { buildExchangeProgramme, buildStudent, buildSubmitted, decide } from '../../../test/factories/applications';
import { buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import { decideRequest, openRequest, saveRequest, submitRequest } from '../../../test/factories/requests';
import { type Person, refusal } from '../../../test/mobility-fixture';
import { insertRow } from '../../../test/rows';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let office: Person;
let finance: Person;
let college: Person;
let foreign: Person;
let admin: Person;
const formula = '=HYPERLINK("http://evil.example")';

/** 林知远 of FL is abroad in Berlin; of CS one waits for the office in the same programme, one was rejected in another. */
beforeAll(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
  const { users, programmeId } = exchange;
  const cs = { ...users, collegeReviewer: users.otherReviewer };
  fixture.clock.advance(86_400_000);
  const waiting = await buildSubmitted(fixture, await buildStudent(fixture, users.computing, formula), programmeId);
  fixture.clock.advance(86_400_000);
  const { id } = waiting;
  const items = [{ name: '成绩单' }];
  const asked = await cs.collegeReviewer.call(reviewRoutes.askSupplement, {
    params: { id },
    body: { version: waiting.version, items, dueOn: '2027-01-20', comment: '请补交' },
  });
  const back = await cs.collegeReviewer.call(reviewRoutes.withdrawSupplement, {
    params: { id },
    body: { version: asked.version },
  });
  fixture.clock.advance(86_400_000);
  await decide(cs.collegeReviewer, back);
  const other = await buildExchangeProgramme(fixture, users.office, {
    name: '东京交换',
    country: 'JP',
    year: 2026,
    city: '东京',
  });
  const rejected = await buildSubmitted(fixture, await buildStudent(fixture, users.computing, '许睿'), other);
  fixture.clock.advance(4 * 86_400_000);
  await decide(cs.collegeReviewer, rejected, 'reject', '材料不实');
  const budget = await openRequest(users.student, exchange.applicationId, 'budget_application');
  const values = { internationalTravelAmount: 800_000, explanation: '往返经济舱机票，按官网报价计算' };
  const passed = await decideRequest(
    users.office,
    await submitRequest(users.student, await saveRequest(users.student, budget, values)),
  );
  await decideRequest(users.finance, passed, 'approve', { amountFen: 612_345 });
  const adminId = await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] });
  const people = await fixture.later(
    '2027-02-27T08:00:00.000Z',
    users.student,
    users.office,
    users.finance,
    users.collegeReviewer,
    users.otherReviewer,
    await fixture.personOf(adminId),
  );
  const [student = users.student] = people;
  [
    ,
    office = users.office,
    finance = users.finance,
    college = users.collegeReviewer,
    foreign = users.otherReviewer,
    admin = office,
  ] = people;
  await sendCheckIn(fixture, student, exchange.applicationId, { note: formula });
});
afterAll(() => fixture.stop());

const names = async (who: Person, query: object = {}) =>
  (await who.call(reportRoutes.applications, { query })).items.map(({ student }) => student.name);

it('lists submitted applications, to each college its own, by every filter', async () => {
  expect(await names(office)).toEqual(['许睿', formula, '林知远']);
  expect(await names(office, { sort: 'oldest' })).toEqual(['林知远', formula, '许睿']);
  expect(await names(college)).toEqual(['林知远']);
  expect(await names(foreign)).toEqual(['许睿', formula]);
  expect(await names(office, { stage: 'rejected,dispatched' })).toEqual(['许睿', '林知远']);
  expect(await names(office, { country: 'JP' })).toEqual(['许睿']);
  expect(await names(office, { year: 2027, level: 'undergraduate', q: '知远' })).toEqual(['林知远']);
  expect(await names(office, { submittedFrom: '2026-11-25', submittedUntil: '2026-11-25' })).toEqual([formula]);
  const first = await office.call(reportRoutes.applications, { query: { limit: 2 } });
  const next = await office.call(reportRoutes.applications, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
  expect(next.items.map(({ student }) => student.name)).toEqual(['林知远']);
  expect(await refusal(office.call(reportRoutes.applications, { query: { stage: 'nowhere' } }))).toMatchObject({
    status: 400,
    problems: [{ field: 'stage.0' }],
  });
});

it('finds people, numbers and programmes by prefix', async () => {
  const found = await office.call(reportRoutes.search, { query: { q: '林知' } });
  expect(found.students).toMatchObject([{ title: '林知远' }]);
  expect(found.applications).toHaveLength(1);
  expect((await office.call(reportRoutes.search, { query: { q: '东京' } })).programmes).toMatchObject([
    { note: '2026 年度 · 已发布' },
  ]);
  const hidden = await foreign.call(reportRoutes.search, { query: { q: '林知' } });
  expect(hidden).toMatchObject({ students: [], applications: [] });
});

it('counts exactly the listed applications', async () => {
  const all = await office.call(reportRoutes.statistics, { query: {} });
  const short = (shares: { label: string; count: number }[]) => shares.map(({ label, count }) => [label, count]);
  expect(all.applications).toBe(3);
  expect(short(all.byStage).sort()).toEqual([
    ['已派出', 1],
    ['未通过', 1],
    ['申请中', 1],
  ]);
  expect(short(all.byCollege)).toEqual([
    ['信息科学与工程学院', 2],
    ['外国语学院', 1],
  ]);
  expect(short(all.byYear)).toEqual([
    ['2027 年度', 2],
    ['2026 年度', 1],
  ]);
  // Decided after 0, 2 (including a supplement) and 4 days by the colleges, immediately by the office.
  expect(all.decisions).toMatchObject([
    { step: 'college', count: 3, medianDays: 2, ninetyPercentDays: 4 },
    { step: 'office', count: 1, medianDays: 0 },
  ]);
  expect(all.punctuality).toEqual({ onTime: 0, late: 0, missing: 0 });
  const own = await college.call(reportRoutes.statistics, { query: {} });
  expect(own).toMatchObject({ applications: 1, decisions: [{ step: 'college', count: 1 }, { step: 'office' }] });
  expect(await office.call(reportRoutes.statistics, { query: { year: 2026 } })).toMatchObject({ applications: 1 });
});

const download = (who: Person, kind: string, body: object = {}) =>
  fetch(`${fixture.url}/api/admin/exports/${kind}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
async function sheetOf(who: Person, path: string, body: object = {}) {
  const answer = await download(who, path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const book = new Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const rows: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : []));
  return rows;
}

it('exports sheets with the same content, in which no text becomes a formula', async () => {
  const rows = await sheetOf(office, 'applications');
  expect(rows[0]).toEqual(expect.arrayContaining(['申请编号', '学号', '姓名']));
  const body = rows.slice(1);
  expect(body.map((row) => row[2]).sort()).toEqual([formula, '林知远', '许睿'].sort());
  const numbers = body.map((row) => row[0]);
  expect(numbers).toEqual([...numbers].sort());
  const departure = rows[0]?.indexOf('出发日期') ?? -1;
  expect(body.find((row) => row[2] === '林知远')?.[departure]).toBeInstanceOf(Date);
  expect((await sheetOf(foreign, 'applications')).slice(1)).toHaveLength(2);
  const checkIns = await sheetOf(office, 'check_ins');
  expect(checkIns[1]).toEqual(expect.arrayContaining([formula]));
  expect((await sheetOf(foreign, 'check_ins')).slice(1)).toEqual([]);
  expect((await sheetOf(college, 'students_abroad')).slice(1)).toHaveLength(1);
  const sent = await sheetOf(office, 'deliveries');
  expect(sent.flat().filter((cell) => typeof cell === 'string' && /^[a-z_]+$/.test(cell))).toEqual([]);
  expect(sent.length).toBeGreaterThan(1);
  const budgets = await sheetOf(finance, 'budgets');
  expect(budgets[1]).toEqual(expect.arrayContaining([6123.45]));
  expect((await download(college, 'budgets')).status).toBe(403);
  expect((await download(office, 'grants', { accounts: true, purpose: '打款核对' })).status).toBe(403);
  expect(await (await download(finance, 'grants', { accounts: true })).json()).toMatchObject({
    problems: [{ field: 'purpose' }],
  });
  expect((await sheetOf(finance, 'grants', { accounts: true, purpose: '打款核对' })).length).toBe(1);
  const { items } = await admin.call(auditRoutes.list, { query: { action: 'export' } });
  expect(items.map(({ detail }) => detail).join()).toContain('含银行账号');
  expect(items.some(({ detail }) => detail.startsWith('申请 · 3 行'))).toBe(true);
});

it('searches the audit log by person, time and text', async () => {
  const list = async (query: object) => (await admin.call(auditRoutes.list, { query })).items;
  expect((await list({ q: '材料不实' })).map(({ action }) => action)).toEqual(['decide_application']);
  expect((await list({ actorId: foreign.id, action: 'decide_application' })).length).toBe(2);
  expect(await list({ from: '2026-11-25', until: '2026-11-25', action: 'decide_application' })).toEqual([]);
});

it('resends failed messages, and shows everybody the messages sent to them', async () => {
  await fixture.outbox.drain();
  const { database } = fixture;
  const message = await database.first<{ id: string }>(
    'SELECT id FROM messages WHERE recipient_id = :id ORDER BY seq LIMIT 1',
    { id: exchange.users.student.id },
  );
  const id = 'failed0delivery00001';
  const row = { id, message_id: message?.id ?? '', channel: 'chat', state: 'failed', not_before: fixture.clock.now() };
  await database.transaction((tx) =>
    insertRow(
      database,
      'deliveries',
      { ...row, attempts: 5, created_at: fixture.clock.now(), finished_at: fixture.clock.now() },
      tx,
    ),
  );
  const failed = await office.call(notificationRoutes.ledger, { query: { state: 'failed', channel: 'chat' } });
  expect(failed.items).toMatchObject([{ id, attempts: 5 }]);
  const retry = () => office.call(notificationRoutes.retry, { params: { id } });
  await retry();
  expect(await refusal(retry())).toMatchObject({ status: 409, detail: 'not_failed' });
  const [student] = await fixture.later('2027-02-27T08:00:01.000Z', exchange.users.student);
  const { items } = await (student ?? exchange.users.student).call(notificationRoutes.mine, { query: {} });
  expect(items.find(({ channel }) => channel === 'chat')).toMatchObject({ outcome: '等待发送' });
  expect(items.length).toBeGreaterThan(3);
});

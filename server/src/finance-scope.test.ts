import { Workbook } from '@protobi/exceljs';
import { applicationRoutes, attachmentRoutes, reportRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import { buildExchangeProgramme, buildStudent, buildSubmitted, decide } from '../test/factories/applications';
import { jpgBytes, uploadFile } from '../test/factories/attachments';
import { buildExchange, sendCheckIn } from '../test/factories/check-ins';
import { decideRequest, openRequest, saveRequest, submitRequest } from '../test/factories/requests';
import { type Person, refusal } from '../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';

/** What finance and the administrator see of two students, of whom one asked for money. */
let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let student: Person;
let office: Person;
let finance: Person;
let admin: Person;
let id: string;
let other: { readonly id: string; readonly number: string };
let budget: { readonly id: string; readonly version: number };
const spring = '2027-03-02T10:00:00.000Z';

beforeEach(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
  id = exchange.applicationId;
  const { users, programmeId } = exchange;
  other = await buildSubmitted(fixture, await buildStudent(fixture, users.languages, '许睿'), programmeId);
  const staff = await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] });
  const people = await fixture.later(spring, users.student, users.office, users.finance, await fixture.personOf(staff));
  [student = users.student, office = users.office, finance = users.finance, admin = users.finance] = people;
});
afterEach(() => fixture.stop());

async function askForMoney() {
  const values = { internationalTravelAmount: 800_000, explanation: '往返经济舱机票，按官网报价计算' };
  const opened = await openRequest(student, id, 'budget_application');
  budget = await submitRequest(student, await saveRequest(student, opened, values));
}
const listed = async (person: Person) =>
  (await person.call(reportRoutes.applications, { query: {} })).items.map((item) => item.id);
const found = async (person: Person, q: string) => {
  const { students, applications } = await person.call(reportRoutes.search, { query: { q } });
  return [students.length, applications.length];
};
const exportedRows = async (person: Person) => {
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${fixture.url}/api/admin/exports/applications`, { method: 'POST', headers, body: '{}' });
  const book = new Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return (book.worksheets[0]?.rowCount ?? 0) - 1;
};
const counted = async (person: Person) => (await person.call(reportRoutes.statistics, { query: {} })).applications;
const detailOf = (person: Person, of: string) => person.call(reviewRoutes.application, { params: { id: of } });
const open = (person: Person, file: string) =>
  person.call(attachmentRoutes.openForPurpose, { params: { id: file }, body: { as: 'view', purpose: '核对报销凭证' } });
const read = (person: Person, file: string) =>
  person.call(attachmentRoutes.readLink, { params: { id: file }, query: { as: 'view' } });

it('finance sees an application from its first request for money on, in lists, counts, search, sheets and details', async () => {
  expect(await listed(finance)).toEqual([]);
  expect(await exportedRows(finance)).toBe(0);
  expect(await counted(finance)).toBe(0);
  expect(await found(finance, '林知远')).toEqual([0, 0]);
  expect(await refusal(detailOf(finance, id))).toMatchObject({ status: 404 });

  await askForMoney();
  expect(await listed(finance)).toEqual([id]);
  expect(await exportedRows(finance)).toBe(1);
  expect(await counted(finance)).toBe(1);
  expect(await found(finance, '林知远')).toEqual([1, 1]);
  expect(await found(finance, '许睿')).toEqual([0, 0]);
  expect(await found(finance, other.number)).toEqual([0, 0]);
  expect(await refusal(detailOf(finance, other.id))).toMatchObject({ status: 404 });
  expect((await listed(office)).sort()).toEqual([id, other.id].sort());

  const passed = await decideRequest(office, budget);
  expect((await decideRequest(finance, passed, 'approve', { amountFen: 612_345 })).status).toBe('approved');
  expect(await listed(finance)).toEqual([id]);
});

it('finance reads the requests for money and their files, and neither the other requests nor the application’s files', async () => {
  await askForMoney();
  const full = await detailOf(office, id);
  const [dispatch] = full.requests.filter(({ kind }) => kind === 'dispatch_confirmation');
  const transcript = full.materials[0]?.attachments[0]?.id ?? '';
  const policy = (await office.call(reviewRoutes.request, { params: { id: dispatch?.id ?? '' } })).materials[0];

  const seen = await detailOf(finance, id);
  expect(seen.requests.map(({ kind }) => kind)).toEqual(['budget_application']);
  expect([seen.materials, seen.supplements, seen.documents]).toEqual([[], [], []]);
  expect(seen.timeline.length).toBeLessThan(full.timeline.length);
  const params = { id: dispatch?.id ?? '' };
  expect(await refusal(finance.call(reviewRoutes.request, { params }))).toMatchObject({ status: 404 });
  expect(await refusal(finance.call(requestRoutes.document, { params }))).toMatchObject({ status: 404 });
  const form = { id, key: 'application_form' } as const;
  expect(await refusal(finance.call(applicationRoutes.document, { params: form }))).toMatchObject({ status: 404 });
  for (const file of [transcript, policy?.attachments[0]?.id ?? '']) {
    expect(file).not.toBe('');
    expect(await refusal(read(finance, file))).toMatchObject({ status: 404 });
    expect(await refusal(open(finance, file))).toMatchObject({ status: 404 });
  }
  expect((await finance.call(reviewRoutes.request, { params: { id: budget.id } })).kind).toBe('budget_application');
  // No kind of request for money asks for files today: a stored one becomes that of the budget.
  await fixture.database.execute(
    "UPDATE attachments SET owner_type = 'request', owner_id = :owner WHERE id = :file",
    { owner: budget.id, file: transcript },
    'autocommit',
  );
  expect((await open(finance, transcript)).url).toBeTruthy();
});

it('the administrator reads applications and no files of applicants, nor the photos of check-ins', async () => {
  await askForMoney();
  const full = await detailOf(office, id);
  const seen = await detailOf(admin, id);
  expect(seen.pages).toEqual(full.pages);
  expect([seen.materials, seen.documents]).toEqual([[], []]);
  expect(seen.requests).toEqual(full.requests);
  const dispatch = full.requests.find(({ kind }) => kind === 'dispatch_confirmation')?.id ?? '';
  expect((await admin.call(reviewRoutes.request, { params: { id: dispatch } })).materials).toEqual([]);
  const { checkIn } = await sendCheckIn(fixture, student, id, { city: '柏林' });
  const photo = await uploadFile(fixture.url, student.token, {
    ownerType: 'check_in',
    ownerId: checkIn.id,
    requirementKey: 'photo',
    fileName: '窗外.jpg',
    bytes: jpgBytes(),
  });
  const transcript = full.materials[0]?.attachments[0]?.id ?? '';
  for (const file of [photo.id, transcript]) {
    expect(await refusal(read(admin, file))).toMatchObject({ status: 404 });
    expect(await refusal(open(admin, file))).toMatchObject({ status: 403 });
    expect((await read(office, file)).url).toBeTruthy();
  }
  expect(await refusal(read(finance, photo.id))).toMatchObject({ status: 404 });
  expect(await refusal(admin.call(reviewRoutes.queue, { query: {} }))).toMatchObject({ status: 403 });
});

it('a reviewer of finance reads an application whose own chain has that step, and a college reviewer keeps the college', async () => {
  const { users } = exchange;
  const programmeId = await buildExchangeProgramme(fixture, office, {
    reviewChain: ['finance', 'office'],
    applyUntil: '2027-05-01',
    startOn: '2027-09-01',
    endOn: '2027-12-31',
    name: '东京交换',
  });
  const [applicant = users.student] = await fixture.later(
    spring,
    await buildStudent(fixture, users.computing, '王小丽'),
  );
  const submitted = await buildSubmitted(fixture, applicant, programmeId);
  expect(await listed(finance)).toEqual([submitted.id]);
  await decide(finance, submitted);
  expect(await listed(finance)).toEqual([submitted.id]);

  await askForMoney();
  const both = await fixture.personOf(
    await fixture.identity.people.createStaff({
      name: '两个角色',
      roles: [{ role: 'finance' }, { role: 'college_reviewer', collegeId: users.computing }],
    }),
  );
  expect((await listed(both)).sort()).toEqual([id, submitted.id].sort());
  expect((await detailOf(both, submitted.id)).materials).not.toEqual([]);
  expect((await detailOf(both, id)).materials).toEqual([]);
});

import { applicationRoutes, attachmentRoutes, programmeRoutes } from '@yuanhang/contract';
import {
  begin,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  fill,
  submit,
  type TestUsers,
} from '../../../test/factories/applications';
import { pdfBytes, uploadFile } from '../../../test/factories/attachments';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
let student: Person;
let studentNumber: string;
const afterTheWindow = new Date('2026-12-20T02:00:00Z');
beforeEach(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
  student = users.student;
  studentNumber = (await fixture.identity.studentRecord(student.id))?.studentNumber ?? '';
});
afterEach(() => fixture.stop());

const grant = (programmeId: string, more: { studentNumber?: string; expiresOn?: string } = {}) =>
  users.office.call(programmeRoutes.grantPass, {
    body: { studentNumber, programmeId, reason: '住院治疗，错过申报', expiresOn: '2026-12-31', ...more },
  });
const page = (id: string, who = student) => who.call(programmeRoutes.detail, { params: { id } });

it('opens one programme to one student after its window, and marks the application as late', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  fixture.clock.moveTo(afterTheWindow);
  expect(await refusal(begin(student, programmeId))).toMatchObject({ detail: 'window_closed' });
  const { id } = await grant(programmeId);
  expect((await page(programmeId)).apply).toMatchObject({ allowed: true, passUntil: '2026-12-31' });
  const other = await buildStudent(fixture, users.languages);
  expect((await page(programmeId, other)).apply).toMatchObject({ allowed: false, passUntil: null });

  const draft = await fill(fixture, student, await begin(student, programmeId));
  expect(draft).toMatchObject({ lateEntry: true, next: { dueOn: '2026-12-31' } });
  await users.office.call(programmeRoutes.revokePass, { params: { id } });
  expect(await refusal(submit(student, draft))).toMatchObject({ status: 409, detail: 'late_entry_expired' });
  await grant(programmeId, { expiresOn: '2026-12-25' });
  const { items } = await users.office.call(programmeRoutes.listPasses, { query: { programmeId } });
  expect(items.map(({ state }) => state)).toEqual(['valid', 'revoked']);
  expect(await submit(student, draft)).toMatchObject({ stage: 'under_review', lateEntry: true });
});

it('lapses a draft when the pass it was started with expires', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  fixture.clock.moveTo(afterTheWindow);
  await grant(programmeId, { expiresOn: '2026-12-22' });
  const { id } = await begin(student, programmeId);
  const stage = async () => (await student.call(applicationRoutes.detail, { params: { id } })).stage;
  fixture.clock.moveTo(new Date('2026-12-22T15:59:00Z'));
  await fixture.applications.lapseDrafts.run(fixture.clock.now());
  expect(await stage()).toBe('draft');
  fixture.clock.moveTo(new Date('2026-12-22T16:01:00Z'));
  await fixture.applications.lapseDrafts.run(fixture.clock.now());
  expect(await stage()).toBe('lapsed');
});

it('reports problems of a pass', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const wrong = async (attempt: Promise<unknown>) => (await refusal(attempt)).problems.map(({ field }) => field);
  expect(await wrong(grant(programmeId, { studentNumber: '0' }))).toEqual(['studentNumber']);
  expect(await wrong(grant(programmeId, { expiresOn: '2026-11-23' }))).toEqual(['expiresOn']);
  expect(await wrong(grant(programmeId, { expiresOn: '2028-01-01' }))).toEqual(['expiresOn']);
  expect(await wrong(grant(programmeId.split('').reverse().join('')))).toEqual(['programmeId']);
});

it('shows a blank form to everyone who sees the programme, and lets only the office change it', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const form = { ownerType: 'programme', ownerId: programmeId, requirementKey: 'transcript' } as const;
  const { id } = await uploadFile(fixture.url, users.office.token, {
    ...form,
    fileName: '成绩单模板.pdf',
    bytes: pdfBytes(),
  });
  const shown = (await page(programmeId)).requirements.find(({ key }) => key === 'transcript');
  expect(shown?.blankForm).toMatchObject({ id, fileName: '成绩单模板.pdf' });
  const { url } = await student.call(attachmentRoutes.readLink, { params: { id }, query: { as: 'download' } });
  expect((await fetch(fixture.url + url)).status).toBe(200);
  await expect(uploadFile(fixture.url, student.token, form)).rejects.toMatchObject({ status: 409 });
  expect(await refusal(student.call(attachmentRoutes.remove, { params: { id } }))).toMatchObject({ status: 409 });

  const office = {
    userId: users.office.id,
    name: '陈国栋',
    roles: ['office' as const],
    collegeIds: [],
    sessionId: 'x',
  };
  const input = await adminInput(programmeId);
  const draft = await fixture.database.transaction((tx) => fixture.programmes.create(office, input, tx));
  const hidden = await uploadFile(fixture.url, users.office.token, { ...form, ownerId: draft.id });
  const read = student.call(attachmentRoutes.readLink, { params: { id: hidden.id }, query: { as: 'view' } });
  expect(await refusal(read)).toMatchObject({ status: 404 });
});

it('leaves an edit of the programme valid when a blank form is uploaded or removed meanwhile', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const seen = await users.office.call(programmeRoutes.adminDetail, { params: { id: programmeId } });
  const form = { ownerType: 'programme', ownerId: programmeId, requirementKey: 'transcript' } as const;
  const { id } = await uploadFile(fixture.url, users.office.token, { ...form, bytes: pdfBytes() });
  await users.office.call(attachmentRoutes.remove, { params: { id } });
  const body = { version: seen.version, programme: { ...seen.programme, city: '慕尼黑' } };
  const saved = await users.office.call(programmeRoutes.update, { params: { id: programmeId }, body });
  expect(saved.version).toBe(seen.version + 1);
});

const adminInput = async (id: string) =>
  (await users.office.call(programmeRoutes.adminDetail, { params: { id } })).programme;

it('copies to another year, archives closed programmes, deletes only drafts', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office, {
    startOn: '2028-02-29',
    endOn: '2028-08-31',
  });
  const copy = await users.office.call(programmeRoutes.copy, { params: { id: programmeId }, body: { year: 2028 } });
  const made = await users.office.call(programmeRoutes.adminDetail, { params: { id: copy.id } });
  expect(made).toMatchObject({
    status: 'draft',
    placesTaken: 0,
    programme: { year: 2028, startOn: '2029-02-28', applyUntil: '2027-12-15' },
  });
  const remove = (id: string, version: number) =>
    users.office.call(programmeRoutes.remove, { params: { id }, query: { version } });
  const { version } = await users.office.call(programmeRoutes.adminDetail, { params: { id: programmeId } });
  expect(await refusal(remove(programmeId, version))).toMatchObject({ status: 409 });
  expect(await refusal(remove(copy.id, copy.version + 1))).toMatchObject({ status: 409, code: 'stale_version' });
  expect(await remove(copy.id, copy.version)).toEqual({ ok: true });

  const archive = (seen: number) =>
    users.office.call(programmeRoutes.archive, { params: { id: programmeId }, body: { version: seen } });
  expect(await refusal(archive(version))).toMatchObject({ status: 409 });
  const closed = await users.office.call(programmeRoutes.close, { params: { id: programmeId }, body: { version } });
  expect(await archive(closed.version)).toMatchObject({ status: 'archived' });
});

it('copies the blank forms too, each with its own bytes', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const form = { ownerType: 'programme', ownerId: programmeId, requirementKey: 'transcript' } as const;
  const bytes = pdfBytes('成绩单模板');
  const original = await uploadFile(fixture.url, users.office.token, { ...form, fileName: '成绩单模板.pdf', bytes });
  const copy = await users.office.call(programmeRoutes.copy, { params: { id: programmeId }, body: { year: 2028 } });
  await users.office.call(attachmentRoutes.remove, { params: { id: original.id } });
  fixture.clock.advance(2 * 60 * 60_000);
  await fixture.attachments.sweep.run(fixture.clock.now());

  const { blankForms } = await users.office.call(programmeRoutes.adminDetail, { params: { id: copy.id } });
  expect(blankForms).toMatchObject([{ requirementKey: 'transcript', fileName: '成绩单模板.pdf', bytes: bytes.length }]);
  const id = blankForms[0]?.id ?? '';
  const { url } = await users.office.call(attachmentRoutes.readLink, { params: { id }, query: { as: 'download' } });
  expect(Buffer.from(await (await fetch(fixture.url + url)).arrayBuffer()).equals(bytes)).toBe(true);
});

it('warns of problems that applicants would run into', async () => {
  const input = { applyUntil: '2026-11-03', notice: '', requirements: [], startOn: '2026-11-02' };
  const id = await buildExchangeProgramme(fixture, users.office, input);
  const { warnings } = await users.office.call(programmeRoutes.adminDetail, { params: { id } });
  expect(warnings.map(({ field }) => field)).toEqual(['applyUntil', 'applyUntil', 'startOn', 'requirements', 'notice']);
});

it('warns of a zone that the country does not have', async () => {
  const id = await buildExchangeProgramme(fixture, users.office, { country: 'DE', timeZone: 'America/New_York' });
  const { warnings } = await users.office.call(programmeRoutes.adminDetail, { params: { id } });
  expect(warnings.filter(({ field }) => field === 'timeZone').map(({ message }) => message)).toEqual([
    '所填的纽约时间（UTC-5）不是德国的时区，打卡和提醒会按它算',
  ]);
});

import { inflateRawSync } from 'node:zlib';
import {
  applicationRoutes,
  attachmentRoutes,
  notificationRoutes,
  privacyRoutes,
  programmeRoutes,
  requestRoutes,
  reviewRoutes,
} from '@yuanhang/contract';
import {
  begin,
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  type TestUsers,
} from '../../../test/factories/applications';
import { buildDispatchConfirmation, dispatchValues } from '../../../test/factories/requests';
import { type Person, refusal } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let users: TestUsers;
let student: Person;
let applicationId: string;
let requestId: string;
beforeEach(async () => {
  fixture = await startServerFixture();
  users = await buildUsers(fixture);
  student = users.student;
  applicationId = (await buildApproved(fixture, users, student, await buildExchangeProgramme(fixture, users.office)))
    .id;
  requestId = (await buildDispatchConfirmation(fixture, student, applicationId)).id;
});
afterEach(() => fixture.stop());

/** The files of an archive, read from its local headers; sufficient for the archives of the export. */
async function unzipped(who: Person, query = ''): Promise<Map<string, Buffer>> {
  const answer = await fetch(`${fixture.url}/api/me/export${query}`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  const zip = Buffer.from(await answer.arrayBuffer());
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [packed, length, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    found.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

it('stores each consent with its version, and notifies the office when a necessary one is withdrawn', async () => {
  const student = await buildStudent(fixture, users.languages, '宋嘉禾', []);
  const { items } = await student.call(privacyRoutes.consents, {});
  expect(items.every(({ granted, decidedAt }) => !granted && decidedAt === null)).toBe(true);
  const versionOf = (purpose: string) => items.find((one) => one.purpose === purpose)?.version ?? 0;
  const decide = (purpose: 'chat' | 'whereabouts', granted: boolean, version = versionOf(purpose)) =>
    student.call(privacyRoutes.decide, { params: { purpose }, body: { granted, version } });
  const of = (purpose: string, list: typeof items) => list.find((one) => one.purpose === purpose)?.granted;
  expect(of('whereabouts', (await decide('whereabouts', true)).items)).toBe(true);
  expect(await refusal(decide('whereabouts', true, versionOf('whereabouts') + 1))).toMatchObject({
    status: 409,
    code: 'stale_version',
  });
  expect(of('whereabouts', (await decide('whereabouts', false)).items)).toBe(false);
  // The response was lost: the phone repeats the request.
  expect(of('whereabouts', (await decide('whereabouts', false)).items)).toBe(false);
  await fixture.outbox.drain();
  const inbox = await users.office.call(notificationRoutes.list, { query: {} });
  expect(inbox.items.filter(({ title }) => title === '学生撤回授权')).toHaveLength(1);

  const login = await fixture.logIn();
  await fixture.bind(login, 'c1', student);
  await decide('chat', false);
  expect((await fixture.identity.chat.bindingOf(student.id)).chatMessages).toBe(false);
});

it('exports all data about a student, numbers only on request', async () => {
  await users.office.call(requestRoutes.reveal, {
    params: { id: requestId },
    body: { field: 'travelDocumentNumber', purpose: '核对机票与护照' },
  });
  // Opened as a file of a material that the programme no longer names, which counts as sensitive.
  await fixture.database.transaction((tx) =>
    fixture.database.execute(
      "UPDATE attachments SET requirement_key = 'former' WHERE owner_type = 'application'",
      {},
      tx,
    ),
  );
  const [{ id: fileId } = { id: '' }] = await fixture.database.select<{ id: string }>(
    "SELECT id FROM attachments WHERE owner_type = 'application'",
  );
  await users.office.call(attachmentRoutes.openForPurpose, {
    params: { id: fileId },
    body: { as: 'view', purpose: '核对护照首页' },
  });
  await student.call(privacyRoutes.askErasure, { body: { reason: '已毕业' } });
  const files = await unzipped(student);
  const data = JSON.parse(files.get('data.json')?.toString() ?? '{}');
  expect(data.register[0].student_number).toMatch(/^2024/);
  expect(data.applications[0].basic.address).toContain('兰州');
  expect(data.requests[0].form.travelDocumentNumber).toMatch(/●/);
  expect(data.messages.length).toBeGreaterThan(0);
  expect(data.submissions[0].answers).toEqual(expect.anything());
  expect(data.looks.map(({ text }: { text: string }) => text)).toEqual([
    expect.stringContaining('核对机票与护照'),
    expect.stringContaining('核对护照首页'),
  ]);
  expect(data.erasureRequests).toMatchObject([{ state: 'waiting' }]);
  // Every table that names a student belongs here; a new table has to be considered.
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining(['supplements', 'rollCalls', 'deliveries', 'lateEntryPasses']),
  );
  expect([...files.keys()].filter((name) => name.startsWith('files/'))).toHaveLength(2);
  expect([...files.values()].join()).not.toContain(String(dispatchValues.travelDocumentNumber));
  const all = await unzipped(student, '?numbers=true');
  expect(all.get('data.json')?.toString()).toContain(String(dispatchValues.travelDocumentNumber));
});

it('exports nothing without a recently typed password, for example to somebody else holding the phone', async () => {
  const { token } = await fixture.database.transaction((tx) => fixture.identity.sessions.open(student.id, tx));
  const ask = (given: string) =>
    fetch(`${fixture.url}/api/me/export`, { headers: { authorization: `Bearer ${given}` } });
  const silent = await ask(token);
  expect(silent.status).toBe(403);
  expect(await silent.json()).toMatchObject({ detail: 'confirm_first' });
  fixture.clock.advance(11 * 60_000);
  expect((await ask(student.token)).status).toBe(403);
});

const words = async () => {
  const tables = [
    'applications',
    'requests',
    'timeline_entries',
    'check_ins',
    'messages',
    'audit_details',
    'late_entry_passes',
    'help_requests',
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      fixture.database.select(table === 'audit_details' ? `SELECT text FROM ${table}` : `SELECT * FROM ${table}`),
    ),
  );
  return JSON.stringify(rows);
};
async function cancel() {
  const { version } = await student.call(applicationRoutes.detail, { params: { id: applicationId } });
  await users.office.call(reviewRoutes.cancelApplication, {
    params: { id: applicationId },
    body: { version, comment: '对方取消了项目：秘密原因' },
  });
  await fixture.outbox.drain();
}

it('erases the content of applications past retention, keeps data for statistics, and the log still verifies', async () => {
  await cancel();
  const jobs = fixture.jobs;
  await fixture.later('2031-11-20T02:00:00.000Z');
  await jobs.runAllDue();
  expect(await words()).toContain('秘密原因');
  await fixture.later('2031-11-26T02:00:00.000Z');
  await jobs.runAllDue();
  const left = await words();
  expect(left).not.toMatch(/秘密原因|兰州市城关区|林建国/);
  const row = await fixture.database.first<{ stage: string; country: string; erased_at: unknown }>(
    'SELECT stage, country, erased_at FROM applications WHERE id = :applicationId',
    { applicationId },
  );
  expect(row).toMatchObject({ stage: 'cancelled', country: 'DE' });
  expect(row?.erased_at).not.toBeNull();
  const open = await fixture.database.select("SELECT id FROM attachments WHERE state <> 'deleted'");
  expect(open).toEqual([]);
  expect(await fixture.audit.verify()).toMatchObject({ intact: true });
});

it('erases final applications at a student’s request once the office agrees; open ones stay', async () => {
  const ask = () => student.call(privacyRoutes.askErasure, { body: { reason: '已毕业' } });
  await ask();
  expect(await refusal(ask())).toMatchObject({ status: 409 });
  const waiting = async () =>
    (await users.office.call(privacyRoutes.erasureRequests, { query: { state: 'waiting' } })).items;
  const decide = async (granted: boolean) =>
    users.office.call(privacyRoutes.decideErasure, {
      params: { id: (await waiting())[0]?.id ?? '' },
      body: { granted, answer: granted ? '已删除' : '交流尚未结束' },
    });
  expect(await decide(false)).toMatchObject({ state: 'refused', answer: '交流尚未结束' });
  expect((await student.call(privacyRoutes.myErasure, {})).request).toMatchObject({ state: 'refused' });
  await ask();
  await decide(true);
  expect(await words()).toContain('兰州市城关区');
  expect((await fixture.identity.studentRecord(student.id))?.phone).not.toBeNull();
  await cancel();
  await ask();
  await decide(true);
  expect(await words()).not.toMatch(/秘密原因|兰州市城关区/);
  expect(await fixture.identity.studentRecord(student.id)).toMatchObject({ name: '林知远', phone: null, email: null });
});

/** Without an application: a pass that names an illness, a lapsed draft, a withdrawn consent and a help request. */
async function besideApplications() {
  const programmeId = await buildExchangeProgramme(fixture, users.office, { name: '维也纳暑期研讨班' });
  const record = await fixture.identity.studentRecord(student.id);
  const pass = { studentNumber: record?.studentNumber ?? '', reason: '住院治疗', expiresOn: '2026-12-31' };
  await users.office.call(programmeRoutes.grantPass, { body: { ...pass, programmeId } });
  const draft = await begin(student, programmeId);
  await student.call(applicationRoutes.savePage, {
    params: { id: draft.id, page: 'basic' },
    body: { version: draft.version, values: { address: '只有草稿里的地址' } },
  });
  const { items } = await student.call(privacyRoutes.consents, {});
  const version = items.find(({ purpose }) => purpose === 'whereabouts')?.version ?? 0;
  await student.call(privacyRoutes.decide, { params: { purpose: 'whereabouts' }, body: { granted: false, version } });
  await fixture.outbox.drain();
  return draft.id;
}
const traces = /住院治疗|只有草稿里的地址|林知远撤回/;

it('erases data of a student without an application, after retention and on request', async () => {
  const draftId = await besideApplications();
  for (const word of ['住院治疗', '只有草稿里的地址']) expect(await words()).toContain(word);
  const grant = async () => {
    await student.call(privacyRoutes.askErasure, { body: { reason: '已毕业' } });
    const { items } = await users.office.call(privacyRoutes.erasureRequests, { query: { state: 'waiting' } });
    await users.office.call(privacyRoutes.decideErasure, {
      params: { id: items[0]?.id ?? '' },
      body: { granted: true, answer: '已删除' },
    });
  };
  await grant();
  // The exchange is under way: its content stays, and the draft that only the student has seen is deleted.
  expect(await words()).toContain('住院治疗');
  expect(await fixture.database.first('SELECT id FROM applications WHERE id = :draftId', { draftId })).toBeNull();
  await cancel();
  await grant();
  expect(await words()).not.toMatch(traces);
  expect(await fixture.audit.verify()).toMatchObject({ intact: true });
});

it('keeps each kind of data for its retention time only', async () => {
  await besideApplications();
  const { jobs } = fixture;
  await fixture.later('2027-01-10T02:00:00.000Z');
  await jobs.runAllDue();
  await fixture.outbox.drain();
  // The draft lapsed with its window; it is erased a year later with the reason of the pass, messages after two years.
  const left: [string, string][] = [
    ['2028-01-05T02:00:00.000Z', '住院治疗 只有草稿里的地址 林知远撤回'],
    ['2028-02-01T02:00:00.000Z', '林知远撤回'],
    ['2028-12-01T02:00:00.000Z', ''],
  ];
  for (const [at, expected] of left) {
    await fixture.later(at);
    await jobs.runAllDue();
    const all = await words();
    const found = ['住院治疗', '只有草稿里的地址', '林知远撤回'].filter((word) => all.includes(word));
    expect([at, found.join(' ')]).toEqual([at, expected]);
  }
});

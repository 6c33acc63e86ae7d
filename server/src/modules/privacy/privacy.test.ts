import { inflateRawSync } from 'node:zlib';
import { applicationRoutes, notificationRoutes, privacyRoutes, reviewRoutes } from '@yuanhang/contract';
import { buildApproved, buildCast, buildTripProgramme, type Cast } from '../../../test/factories/applications';
import { buildDispatchConfirmation, dispatchValues } from '../../../test/factories/requests';
import { type Person, refusal } from '../../../test/trip-world';
import { startWatchWorld, type WatchWorld } from '../../../test/watch-world';

let world: WatchWorld;
let cast: Cast;
let student: Person;
let applicationId: string;
beforeEach(async () => {
  world = await startWatchWorld();
  cast = await buildCast(world);
  student = cast.student;
  applicationId = (await buildApproved(world, cast, student, await buildTripProgramme(world, cast.office))).id;
  await buildDispatchConfirmation(world, student, applicationId);
});
afterEach(() => world.stop());

/** The files of an archive, as its local headers tell them; enough for what is written here. */
async function unzipped(who: Person, query = ''): Promise<Map<string, Buffer>> {
  const answer = await fetch(`${world.url}/api/me/export${query}`, {
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

it('remembers each consent by its words, and tells the office when a necessary one is taken back', async () => {
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
  await world.outbox.drain();
  const inbox = await cast.office.call(notificationRoutes.list, { query: {} });
  expect(inbox.items[0]).toMatchObject({ title: '学生撤回授权' });

  const login = await world.logIn();
  await world.bind(login, 'c1', student);
  await decide('chat', false);
  expect((await world.identity.chat.bindingOf(student.id)).chatMessages).toBe(false);
});

it('hands a student everything held on them, numbers only when asked for', async () => {
  const files = await unzipped(student);
  const data = JSON.parse(files.get('data.json')?.toString() ?? '{}');
  expect(data.register[0].student_number).toMatch(/^2024/);
  expect(data.applications[0].basic.address).toContain('兰州');
  expect(data.requests[0].form.travelDocumentNumber).toMatch(/●/);
  expect(data.messages.length).toBeGreaterThan(0);
  expect([...files.keys()].filter((name) => name.startsWith('files/'))).toHaveLength(2);
  expect([...files.values()].join()).not.toContain(String(dispatchValues.travelDocumentNumber));
  const all = await unzipped(student, '?numbers=true');
  expect(all.get('data.json')?.toString()).toContain(String(dispatchValues.travelDocumentNumber));
});

const words = async () => {
  const tables = ['applications', 'requests', 'timeline_entries', 'check_ins', 'messages', 'audit_details'];
  const rows = await Promise.all(
    tables.map((table) =>
      world.database.select(table === 'audit_details' ? `SELECT text FROM ${table}` : `SELECT * FROM ${table}`),
    ),
  );
  return JSON.stringify(rows);
};
async function cancel() {
  const { version } = await student.call(applicationRoutes.detail, { params: { id: applicationId } });
  await cast.office.call(reviewRoutes.cancelApplication, {
    params: { id: applicationId },
    body: { version, comment: '对方取消了项目：秘密原因' },
  });
  await world.outbox.drain();
}

it('erases the words of what is long over, keeps what is counted, and the log still verifies', async () => {
  await cancel();
  const sweep = world.sweeps;
  await world.later('2031-11-20T02:00:00.000Z');
  await sweep.runAllDue();
  expect(await words()).toContain('秘密原因');
  await world.later('2031-11-26T02:00:00.000Z');
  await sweep.runAllDue();
  const left = await words();
  expect(left).not.toMatch(/秘密原因|兰州市城关区|林建国/);
  const row = await world.database.first<{ stage: string; country: string; erased_at: unknown }>(
    'SELECT stage, country, erased_at FROM applications WHERE id = :applicationId',
    { applicationId },
  );
  expect(row).toMatchObject({ stage: 'cancelled', country: 'DE' });
  expect(row?.erased_at).not.toBeNull();
  const open = await world.database.select("SELECT id FROM attachments WHERE state <> 'deleted'");
  expect(open).toEqual([]);
  expect(await world.audit.verify()).toMatchObject({ intact: true });
});

it('erases at a student’s request what is final, once the office agrees; what is under way stays', async () => {
  const ask = () => student.call(privacyRoutes.askErasure, { body: { reason: '已毕业' } });
  await ask();
  expect(await refusal(ask())).toMatchObject({ status: 409 });
  const waiting = async () =>
    (await cast.office.call(privacyRoutes.erasureRequests, { query: { state: 'waiting' } })).items;
  const decide = async (granted: boolean) =>
    cast.office.call(privacyRoutes.decideErasure, {
      params: { id: (await waiting())[0]?.id ?? '' },
      body: { granted, answer: granted ? '已删除' : '交流尚未结束' },
    });
  expect(await decide(false)).toMatchObject({ state: 'refused', answer: '交流尚未结束' });
  expect((await student.call(privacyRoutes.myErasure, {})).request).toMatchObject({ state: 'refused' });
  await ask();
  await decide(true);
  expect(await words()).toContain('兰州市城关区');
  expect((await world.identity.studentRecord(student.id))?.phone).not.toBeNull();
  await cancel();
  await ask();
  await decide(true);
  expect(await words()).not.toMatch(/秘密原因|兰州市城关区/);
  expect(await world.identity.studentRecord(student.id)).toMatchObject({ name: '林知远', phone: null, email: null });
});

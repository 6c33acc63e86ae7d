import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { peopleRoutes, type RequestDetail, reportRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import { requestForms } from '@yuanhang/domain';
import { buildExchangeProgramme, buildUsers, type TestUsers } from '../test/factories/applications';
import { buildDispatched, sendCheckIn } from '../test/factories/check-ins';
import { dispatchValues, openRequest, saveRequest, submitRequest } from '../test/factories/requests';
import { send } from '../test/http';
import { type Person, refusal } from '../test/mobility-fixture';
import { insertRow, updateRows } from '../test/rows';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';
import { sealedCards } from './modules/identity';
import { sealedTokens } from './modules/notifications';
import { sealedNumbers } from './modules/requests';
import { fieldCipher, resealSet } from './platform/crypto';

const secrets = {
  travelDocumentNumber: String(dispatchValues.travelDocumentNumber),
  visaNumber: String(dispatchValues.visaNumber),
  bankAccount: '6217000010001234567',
  identityCard: '11010519491231002X',
};
const purpose = '核对机票与付款信息';
const log: string[] = [];

let fixture: ServerFixture;
let users: TestUsers;
let student: Person;
let dispatchId: string;
let claim: RequestDetail;

/**
 * An exchange from the declaration to the claim, with every sensitive number, each revealed once by a permitted
 * person.
 */
beforeAll(async () => {
  fixture = await startServerFixture(undefined, { log });
  users = await buildUsers(fixture);
  const programmeId = await buildExchangeProgramme(fixture, users.office, { fundingEligible: true });
  const id = await buildDispatched(fixture, users.student, users, programmeId);
  const adminId = await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] });
  const [abroad = users.student] = await fixture.later('2027-02-27T08:00:00.000Z', users.student);
  await sendCheckIn(fixture, abroad, id, { city: '柏林' });
  const later = await fixture.later(
    '2027-03-05T08:00:00.000Z',
    users.student,
    users.office,
    users.collegeReviewer,
    users.finance,
  );
  const [me = users.student, office = users.office, collegeReviewer = users.collegeReviewer, finance = users.finance] =
    later;
  student = me;
  users = { ...users, student, office, collegeReviewer, finance };
  const handIn = async (
    kind: 'return_formalities' | 'funding_application',
    values: Record<string, string | number | boolean>,
  ) => submitRequest(student, await saveRequest(student, await openRequest(student, id, kind), values));
  await handIn('return_formalities', {
    actualReturnOn: '2027-03-04',
    finalReport: '收获很多。'.repeat(60),
    hasTranscript: false,
  });
  const { id: claimId } = await handIn('funding_application', {
    amount: 500_000,
    accountHolder: '林知远',
    bankName: '中国银行',
    bankAccount: secrets.bankAccount,
    explanation: '国际旅费与保险费，票据齐全',
  });
  claim = await student.call(requestRoutes.detail, { params: { id: claimId } });
  const row = await fixture.database.first<{ id: string }>(
    "SELECT id FROM requests WHERE kind = 'dispatch_confirmation'",
  );
  dispatchId = row?.id ?? '';
  const [admin] = await fixture.later('2027-03-05T08:00:00.000Z', await fixture.personOf(adminId));
  const {
    id: _,
    college,
    status: __,
    ...known
  } = await office.call(peopleRoutes.student, { params: { id: student.id } });
  const registered = { ...known, gender: '女' as const, collegeCode: college.code, identityCard: secrets.identityCard };
  await admin?.call(peopleRoutes.syncStudents, { body: { students: [registered] } });
});
afterAll(() => fixture.stop());

const reveal = (who: Person, id: string, field: string) =>
  who.call(requestRoutes.reveal, { params: { id }, body: { field, purpose } });
const revealAll = async () => [
  (await reveal(users.office, dispatchId, 'travelDocumentNumber')).value,
  (await reveal(users.office, dispatchId, 'visaNumber')).value,
  (await reveal(users.finance, claim.id, 'bankAccount')).value,
  (await users.office.call(peopleRoutes.revealIdentityCard, { params: { id: student.id }, body: { purpose } })).value,
];

/** Every value of every row in the database. */
async function dump(): Promise<string> {
  const sqlite = fixture.database.dialect === 'sqlite';
  const tables = await fixture.database.select<{ name: string }>(
    sqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  expect(tables.length).toBeGreaterThan(30);
  const rows = await Promise.all(tables.map(({ name }) => fixture.database.select(`SELECT * FROM ${name}`)));
  return JSON.stringify(rows);
}
const inTheClear = (text: string) =>
  Object.entries(secrets)
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name);

it('shows each number to permitted people, and audits every access', async () => {
  expect(await revealAll()).toEqual(Object.values(secrets));
  const looks = await fixture.database.select<{ actor_id: string; text: string }>(
    "SELECT e.actor_id, d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id WHERE e.action = 'reveal_number' ORDER BY e.seq",
  );
  expect(looks.map(({ actor_id }) => actor_id)).toEqual([
    users.office.id,
    users.office.id,
    users.finance.id,
    users.office.id,
  ]);
  for (const { text } of looks) expect(text).toContain(purpose);
  expect(await fixture.audit.verify()).toMatchObject({ intact: true });
});

it('stores none in the clear: not in tables, files of the database, or the log', async () => {
  expect(inTheClear(await dump())).toEqual([]);
  const [file] = /(?<=^sqlite:).*/.exec(fixture.config.DATABASE_URL) ?? [];
  if (file) for (const part of [file, `${file}-wal`]) expect(inTheClear(readFileSync(part, 'latin1'))).toEqual([]);
  expect(log.length).toBeGreaterThan(20);
  expect(inTheClear(log.join('\n'))).toEqual([]);
});

it('logs no name, phone, e-mail or address either', () => {
  const lines = log.join('\n');
  for (const word of ['林知远', '13800001234', 'lin@example.edu', 'Habelschwerdter', '林建国', student.token])
    expect(lines).not.toContain(word);
});

it('shows them masked everywhere else: to staff, in exports, and to the student', async () => {
  const answers = [
    await users.office.call(reviewRoutes.request, { params: { id: dispatchId } }),
    await users.finance.call(reviewRoutes.request, { params: { id: claim.id } }),
    await student.call(requestRoutes.detail, { params: { id: dispatchId } }),
    await users.office.call(peopleRoutes.student, { params: { id: student.id } }),
    await users.office.call(reportRoutes.search, { query: { q: '林知' } }),
  ];
  expect(inTheClear(JSON.stringify(answers))).toEqual([]);
});

it('reports an altered or moved number as broken', async () => {
  const row = await fixture.database.first<{ form: string }>('SELECT form FROM requests WHERE id = :id', {
    id: dispatchId,
  });
  const form = JSON.parse(row?.form ?? '{}');
  const write = (values: object) =>
    fixture.database.transaction((tx) =>
      updateRows(fixture.database, 'requests', { id: dispatchId }, { form: JSON.stringify(values) }, tx),
    );
  const [, keyId, , tag, text] = String(form.travelDocumentNumber).split('.');
  for (const travelDocumentNumber of [form.visaNumber, ['sealed', keyId, 'AAAAAAAAAAAAAAAA', tag, text].join('.')]) {
    await write({ ...form, travelDocumentNumber });
    const answer = await send(fixture.url, 'POST', `/api/admin/requests/${dispatchId}/reveals`, {
      token: users.office.token,
      body: { field: 'travelDocumentNumber', purpose },
    });
    expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected' } });
  }
  await write(form);
});

it('does not reveal them to people without permission', async () => {
  // Finance sees no request but those for money.
  for (const [who, id, field, status] of [
    [users.finance, dispatchId, 'travelDocumentNumber', 404],
    [users.office, claim.id, 'bankAccount', 403],
    [users.collegeReviewer, dispatchId, 'visaNumber', 403],
  ] as const)
    expect(await refusal(reveal(who, id, field))).toMatchObject({ status });
});

describe('a key rotation', () => {
  const fresh = { id: 'k9', key: randomBytes(32) };
  const keys = () => [fresh, ...fixture.config.secrets.encryptionKeys] as const;
  const sealedUnder = async (id: string) => ((await dump()).match(new RegExp(`sealed\\.${id}\\.`, 'g')) ?? []).length;

  it('reseals everything, continues after a stop, and leaves texts alone that only look sealed', async () => {
    const [{ id: old }] = fixture.config.secrets.encryptionKeys;
    // Typed by a student: a text that looks sealed is not resealed.
    const typed = { ...JSON.parse((await formOf(dispatchId)) ?? '{}'), itinerary: `sealed.${old}.x.y.z` };
    await fixture.database.transaction((tx) =>
      updateRows(fixture.database, 'requests', { id: dispatchId }, { form: JSON.stringify(typed) }, tx),
    );
    expect(await sealedUnder(old)).toBe(5);
    const cipher = fieldCipher(keys());
    // Stopped after the first set.
    expect(await resealSet(fixture.database, cipher, sealedCards)).toMatchObject({
      resealed: 1,
      busy: 0,
      unreadable: [],
    });
    expect(await resealSet(fixture.database, cipher, sealedCards)).toMatchObject({ seen: 1, resealed: 0 });
    expect(await resealSet(fixture.database, cipher, sealedNumbers)).toMatchObject({
      resealed: 2,
      busy: 0,
      unreadable: [],
    });
    expect([await sealedUnder('k9'), await sealedUnder(old)]).toEqual([4, 1]);
    // Without the old key every number still opens.
    const alone = fieldCipher([fresh]);
    const form = JSON.parse((await formOf(dispatchId)) ?? '{}');
    expect(alone.open(form.visaNumber, `request:${dispatchId}:visaNumber`)).toBe(secrets.visaNumber);
    expect(inTheClear(await dump())).toEqual([]);
  });

  it("reseals WeChat's token, which could otherwise not be opened until it expires", async () => {
    const context = 'wechat_token:wx1';
    const sealed = fieldCipher(fixture.config.secrets.encryptionKeys).seal('a token', context);
    const row = { app_id: 'wx1', sealed, expires_at: new Date('2026-11-25T04:00:00.000Z') };
    await fixture.database.transaction((tx) => insertRow(fixture.database, 'wechat_tokens', row, tx));
    expect(await resealSet(fixture.database, fieldCipher(keys()), sealedTokens)).toMatchObject({
      seen: 1,
      resealed: 1,
    });
    const held = await fixture.database.first<{ sealed: string }>('SELECT sealed FROM wechat_tokens');
    expect(fieldCipher([fresh]).open(held?.sealed ?? '', context)).toBe('a token');
    await fixture.database.execute('DELETE FROM wechat_tokens', {}, 'autocommit');
  });

  it('reports the rows that no configured key opens, and leaves them unchanged', async () => {
    const stranger = fieldCipher([{ id: 'k10', key: randomBytes(32) }]);
    const before = await dump();
    const { unreadable, resealed } = await resealSet(fixture.database, stranger, sealedNumbers);
    expect([...unreadable].sort()).toEqual([claim.id, dispatchId].sort());
    expect([resealed, await dump()]).toEqual([0, before]);
  });
  const formOf = async (id: string) =>
    (await fixture.database.first<{ form: string }>('SELECT form FROM requests WHERE id = :id', { id }))?.form;
});

it('covers every sensitive field', () => {
  const sensitive = Object.values(requestForms).flatMap(({ fields }) =>
    fields.filter((one) => one.sensitive).map(({ key }) => key),
  );
  expect([...sensitive, 'identityCard'].sort()).toEqual(Object.keys(secrets).sort());
});

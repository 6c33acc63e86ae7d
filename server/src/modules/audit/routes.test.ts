import { auditRoutes, requestRoutes } from '@yuanhang/contract';
import { buildApproved, buildExchangeProgramme, buildUsers } from '../../../test/factories/applications';
import { buildDispatchConfirmation } from '../../../test/factories/requests';
import { type MobilityFixture, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
beforeAll(async () => {
  fixture = await startMobilityFixture();
});
afterAll(() => fixture.stop());

const staff = async (role: 'admin' | 'office') =>
  fixture.personOf(await fixture.identity.people.createStaff({ name: '周敏', roles: [{ role }] }));
const record = (actorId: string, detail: string) =>
  fixture.database.transaction((tx) =>
    fixture.audit.record(tx, {
      actor: { id: actorId, role: 'office' },
      action: 'test',
      subject: { type: 'x', id: 'subject-1' },
      detail,
    }),
  );

it('shows everything to the administrator, newest first, page by page, and nothing to others', async () => {
  const [admin, office] = [await staff('admin'), await staff('office')];
  for (const detail of ['一', '二', '三']) await record(office.id, detail);
  const query = { subjectId: 'subject-1', limit: '2' };
  const first = await admin.call(auditRoutes.list, { query });
  expect(first.items.map(({ detail, actor }) => [detail, actor.name])).toEqual([
    ['三', '周敏'],
    ['二', '周敏'],
  ]);
  const rest = await admin.call(auditRoutes.list, { query: { ...query, cursor: first.nextCursor ?? '' } });
  expect([rest.items.map(({ detail }) => detail), rest.nextCursor]).toEqual([['一'], null]);
  const verdict = await admin.call(auditRoutes.verify, { body: {} });
  expect(verdict).toMatchObject({ rows: 3, intact: true, problem: null, brokenAt: null });
  expect(await admin.call(auditRoutes.verify, { body: { end: verdict.end } })).toMatchObject({ intact: true });
  const elsewhere = { end: `2:${'a'.repeat(64)}` };
  expect(await admin.call(auditRoutes.verify, { body: elsewhere })).toMatchObject({ problem: 'forgotten' });

  for (const attempt of [office.call(auditRoutes.list, { query }), office.call(auditRoutes.verify, { body: {} })])
    expect(await refusal(attempt)).toMatchObject({ status: 403 });
});

it('finds entries by the names and numbers of who acted and of whom they are about', async () => {
  const users = await buildUsers(fixture);
  const admin = await staff('admin');
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const { id, number } = await buildApproved(fixture, users, users.student, programmeId);
  const requestId = (await buildDispatchConfirmation(fixture, users.student, id)).id;
  await users.office.call(requestRoutes.reveal, {
    params: { id: requestId },
    body: { field: 'travelDocumentNumber', purpose: '核对机票姓名' },
  });
  await fixture.identity.signIn.recordRefused({ reason: 'wrong_password', userId: users.student.id });
  const { studentNumber } = await fixture.identity.studentRecord(users.student.id).then((record) => {
    if (!record) throw new Error('no student');
    return record;
  });
  const found = async (q: string) =>
    (await admin.call(auditRoutes.list, { query: { q } })).items.map(({ action, subject }) => [action, subject.name]);
  const ofApplication = ['decide_application', `林知远 ${number}`];
  const reveal = ['reveal_number', `林知远 ${number}`];
  const refused = ['sign_in_failed', `林知远 ${studentNumber}`];
  // The college's decision by its reviewer; all the rest by whom it is about.
  expect(await found('李静怡')).toEqual([ofApplication]);
  expect(await found('林知远')).toEqual([refused, reveal, ofApplication, ofApplication]);
  expect(await found(studentNumber)).toEqual([refused, reveal, ofApplication, ofApplication]);
  expect(await found(number)).toEqual([reveal, ofApplication, ofApplication]);
  expect(await found('核对机票姓名')).toEqual([reveal]);
  expect(await found('%')).toEqual([]);
});

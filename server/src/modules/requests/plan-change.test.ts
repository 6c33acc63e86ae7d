import { applicationRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  type TestUsers,
} from '../../../test/factories/applications';
import {
  buildDispatchConfirmation,
  decideRequest,
  openRequest,
  saveRequest,
  submitRequest,
} from '../../../test/factories/requests';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
let student: Person;
let id: string;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
beforeEach(async () => {
  student = await buildStudent(fixture, users.languages);
  const programme = { checkInIntervalDays: 30, fundingEligible: true };
  id = (await buildApproved(fixture, users, student, await buildExchangeProgramme(fixture, users.office, programme)))
    .id;
  await decideRequest(users.office, await buildDispatchConfirmation(fixture, student, id));
  // Abroad since the end of February. Today is the 24 November before that, which affects only check-ins.
  const mobility = { arrivedOn: '2027-02-27', nextCheckInOn: '2027-03-29' };
  await fixture.database.transaction((tx) => fixture.applications.setMobility(id, mobility, tx));
});
afterAll(() => fixture.stop());

const detail = () => student.call(applicationRoutes.detail, { params: { id } });
const reason = '导师建议再留一个月完成实验';

it('shows both sides the changes of an extension, and makes exactly those', async () => {
  const opened = await openRequest(student, id, 'plan_change');
  expect(opened.consequences).toBeNull();
  const short = await saveRequest(student, opened, { changeType: 'extension', newReturnOn: '2027-08-31', reason });
  expect(short.missing).toMatchObject([{ field: 'form.newReturnOn', code: 'date_order' }]);
  const saved = await saveRequest(student, short, { changeType: 'extension', newReturnOn: '2027-09-30', reason });
  expect(saved.consequences).toMatchObject({
    daysAdded: 30,
    before: { returnOn: '2027-08-31', returnDueOn: '2027-09-14' },
    after: { returnOn: '2027-09-30', returnDueOn: '2027-10-14' },
  });
  const added = saved.consequences?.after.checkIns.filter((on) => !saved.consequences?.before.checkIns.includes(on));
  expect(added).toEqual(['2027-08-26']);
  const submitted = await submitRequest(student, saved);
  const reviewed = await users.collegeReviewer.call(reviewRoutes.request, { params: { id: submitted.id } });
  expect(reviewed.consequences).toEqual(submitted.consequences);
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, reviewed));
  expect((await detail()).mobility).toMatchObject({
    returnOn: '2027-09-30',
    returnDueOn: '2027-10-14',
    nextCheckInOn: '2027-03-29',
  });
});

it('shortens the stay by an early return, and leaves no check-in after it', async () => {
  const opened = await openRequest(student, id, 'plan_change');
  const wrong = await saveRequest(student, opened, { changeType: 'early_return', newReturnOn: '2027-09-30', reason });
  expect(wrong.missing).toMatchObject([{ field: 'form.newReturnOn', code: 'date_order' }]);
  const early = { changeType: 'early_return', newReturnOn: '2027-03-10', reason };
  const submitted = await submitRequest(student, await saveRequest(student, wrong, early));
  expect(submitted.consequences).toMatchObject({ after: { checkIns: [], returnDueOn: '2027-03-24' } });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, submitted));
  expect((await detail()).mobility).toMatchObject({ returnOn: '2027-03-10', nextCheckInOn: null });
});

it('cannot be approved when the student arrived after its date', async () => {
  const opened = await openRequest(student, id, 'plan_change');
  const values = { changeType: 'early_return', newReturnOn: '2027-03-10', reason };
  const passed = await decideRequest(
    users.collegeReviewer,
    await submitRequest(student, await saveRequest(student, opened, values)),
  );
  await fixture.database.transaction((tx) => fixture.applications.setMobility(id, { arrivedOn: '2027-03-12' }, tx));
  expect(await refusal(decideRequest(users.office, passed))).toMatchObject({
    status: 409,
    detail: 'no_longer_possible',
  });
  expect((await decideRequest(users.office, passed, 'return', { comment: '请改日期' })).status).toBe(
    'revision_required',
  );
});

it('keeps the dates when only the host changes', async () => {
  const opened = await openRequest(student, id, 'plan_change');
  const host = { changeType: 'host', newHost: '洪堡大学', newReturnOn: '2027-12-01', reason };
  const submitted = await submitRequest(student, await saveRequest(student, opened, host));
  expect(submitted).toMatchObject({ consequences: null, page: { values: { newHost: '洪堡大学' } } });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, submitted));
  expect((await detail()).mobility).toMatchObject({ returnOn: '2027-08-31' });
});

it('and the return formalities each wait until the other one is recalled', async () => {
  fixture.clock.moveTo(new Date('2027-08-20T02:00:00Z'));
  student = await fixture.personOf(student.id);
  const home = await openRequest(student, id, 'return_formalities');
  const report = { actualReturnOn: '2027-08-19', finalReport: '收获很多。'.repeat(60), hasTranscript: false };
  const filled = await saveRequest(student, home, report);
  const change = await openRequest(student, id, 'plan_change');
  const early = { changeType: 'early_return', newReturnOn: '2027-08-21', reason };
  const pending = await submitRequest(student, await saveRequest(student, change, early));
  expect(await refusal(submitRequest(student, filled))).toMatchObject({ status: 409, detail: 'plan_change_pending' });
  const recalled = await student.call(requestRoutes.recall, {
    params: { id: pending.id },
    body: { version: pending.version },
  });
  await submitRequest(student, filled);
  expect(await refusal(submitRequest(student, recalled))).toMatchObject({ status: 409, detail: 'return_submitted' });
});

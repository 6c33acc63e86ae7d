import { applicationRoutes, requestRoutes } from '@yuanhang/contract';
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
let applicationId: string;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
beforeEach(async () => {
  student = await buildStudent(fixture, users.languages);
  applicationId = (await buildApproved(fixture, users, student, await buildExchangeProgramme(fixture, users.office)))
    .id;
});
afterAll(() => fixture.stop());

const detail = () => student.call(applicationRoutes.detail, { params: { id: applicationId } });
it('moves the dates by an approved change, and refuses requests at the wrong stage', async () => {
  const opened = await openRequest(student, applicationId, 'pre_departure_change');
  const values = { changeType: 'change', newStartOn: '2027-09-01', details: '改期', reason: '对方学期推迟两周开始' };
  const odd = await saveRequest(student, opened, values);
  expect(odd.missing).toMatchObject([{ field: 'form.newStartOn', code: 'date_order' }]);
  const filled = await saveRequest(student, odd, { ...values, newStartOn: '2027-03-15' });
  const submitted = await submitRequest(student, filled);
  const confirmation = await buildDispatchConfirmation(fixture, student, applicationId);
  expect(await refusal(decideRequest(users.office, confirmation))).toMatchObject({
    status: 409,
    detail: 'change_pending',
  });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, submitted));
  expect((await detail()).mobility).toMatchObject({ departOn: '2027-03-15', returnOn: '2027-08-31' });
  const again = await student.call(requestRoutes.detail, { params: { id: confirmation.id } });
  expect(again).toMatchObject({ status: 'revision_required', page: { values: { departOn: '2027-03-15' } } });
  expect((await decideRequest(users.office, await submitRequest(student, again))).status).toBe('approved');
  expect((await detail()).mobility).toMatchObject({ departOn: '2027-03-15', returnOn: '2027-08-31' });

  expect(await refusal(openRequest(student, applicationId, 'pre_departure_change'))).toMatchObject({
    detail: 'wrong_stage',
  });
  expect(await refusal(openRequest(student, applicationId, 'return_formalities'))).toMatchObject({
    detail: 'not_arrived',
  });
});

it('grants a budget up to the requested amount', async () => {
  const opened = await openRequest(student, applicationId, 'budget_application');
  const values = { internationalTravelAmount: 800_000, explanation: '往返经济舱机票，按官网报价计算' };
  const submitted = await submitRequest(student, await saveRequest(student, opened, values));
  const passed = await decideRequest(users.office, submitted);
  const tooMuch = refusal(decideRequest(users.finance, passed, 'approve', { amountFen: 800_001 }));
  expect(await tooMuch).toMatchObject({ status: 409, detail: 'amount_too_high' });
  const granted = await decideRequest(users.finance, passed, 'approve', { amountFen: 600_000 });
  expect(granted.timeline.at(-1)?.title).toContain('核定 6,000.00 元');
});

it('closes an application without funding after the return formalities, others after the funding', async () => {
  const arrive = (id: string) =>
    fixture.database.transaction((tx) =>
      fixture.applications.setMobility(id, { arrivedOn: '2027-02-27', nextCheckInOn: '2027-03-29' }, tx),
    );
  const report = { actualReturnOn: '2026-11-20', finalReport: '收获很多。'.repeat(60), hasTranscript: false };
  const home = async (who: Person, id: string) => {
    await decideRequest(users.office, await buildDispatchConfirmation(fixture, who, id));
    await arrive(id);
    const opened = await openRequest(who, id, 'return_formalities');
    const early = await saveRequest(who, opened, report);
    expect(early.missing).toMatchObject([{ field: 'form.actualReturnOn', code: 'date_order' }]);
    await fixture.database.transaction((tx) => fixture.applications.setMobility(id, { arrivedOn: '2026-11-01' }, tx));
    const passed = await decideRequest(users.collegeReviewer, await submitRequest(who, early));
    await decideRequest(users.office, passed);
    return who.call(applicationRoutes.detail, { params: { id } });
  };
  const closed = await home(student, applicationId);
  expect(closed).toMatchObject({ stage: 'closed', mobility: { returnOn: '2026-11-20', nextCheckInOn: null } });
  const summary = closed.documents.find(({ title }) => title === '返校总结表');
  const headers = { authorization: `Bearer ${student.token}` };
  const paper = await fetch(`${fixture.url}${summary?.url}`, { headers });
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(decodeURIComponent(paper.headers.get('content-disposition') ?? '')).toContain('返校总结表.pdf');

  const other = await buildStudent(fixture, users.languages);
  const funded = await buildExchangeProgramme(fixture, users.office, { fundingEligible: true });
  const { id } = await buildApproved(fixture, users, other, funded);
  expect((await home(other, id)).stage).toBe('returned');
  // A claim may be made for 60 days; until then the sweep closes nothing.
  await fixture.applications.closeReturned.run(fixture.clock.now());
  expect((await other.call(applicationRoutes.detail, { params: { id } })).stage).toBe('returned');
  const claim = await openRequest(other, id, 'funding_application');
  expect(claim.page.values).toMatchObject({ accountHolder: '林知远' });
  const filled = await saveRequest(other, claim, {
    amount: 500_000,
    accountHolder: '林知远',
    bankName: '中国银行兰州大学支行',
    bankAccount: '6217000010001234567',
    explanation: '国际旅费与保险费，票据齐全',
  });
  expect(filled.page.values.bankAccount).toBe('6●●●●●●●●●●●●●●●567');
  const passed = await decideRequest(users.office, await submitRequest(other, filled));
  await decideRequest(users.finance, passed);
  expect((await other.call(applicationRoutes.detail, { params: { id } })).stage).toBe('closed');

  const silent = await buildStudent(fixture, users.languages);
  const unclaimed = await buildApproved(fixture, users, silent, funded);
  await home(silent, unclaimed.id);
  fixture.clock.advance(60 * 86_400_000);
  await fixture.applications.closeReturned.run(fixture.clock.now());
  expect((await silent.call(applicationRoutes.detail, { params: { id: unclaimed.id } })).stage).toBe('returned');
  fixture.clock.advance(86_400_000);
  await fixture.applications.closeReturned.run(fixture.clock.now());
  const over = await silent.call(applicationRoutes.detail, { params: { id: unclaimed.id } });
  expect(over).toMatchObject({ stage: 'closed' });
  expect(over.timeline.at(-1)).toMatchObject({ title: '办结', by: { role: 'system' } });
});

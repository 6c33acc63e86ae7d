import { applicationRoutes, checkInRoutes, programmeRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import type { FormValues, RequestKind } from '@yuanhang/domain';
import {
  begin,
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  decide,
  fill,
  submit,
  type TestUsers,
} from '../../test/factories/applications';
import { uploadFile } from '../../test/factories/attachments';
import { buildDispatched, sendCheckIn } from '../../test/factories/check-ins';
import { decideRequest, dispatchValues, openRequest, saveRequest, submitRequest } from '../../test/factories/requests';
import { type Person, refusal } from '../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../test/server-fixture';

/** The fourteen operations of the manual, each by the calls in the API's guide, as the people named there. */
let fixture: ServerFixture;
let users: TestUsers;
let student: Person;
let programmeId: string;
beforeEach(async () => {
  fixture = await startServerFixture();
  users = await buildUsers(fixture);
  student = users.student;
  programmeId = await buildExchangeProgramme(fixture, users.office, { fundingEligible: true });
});
afterEach(() => fixture.stop());

const detail = (id: string, who = student) => who.call(applicationRoutes.detail, { params: { id } });
const reasonOf = async (id: string, action: string) =>
  (await detail(id)).actions.find(({ key }) => key === action)?.reason?.code ?? null;
async function handIn(applicationId: string, kind: RequestKind, values: FormValues) {
  return submitRequest(student, await saveRequest(student, await openRequest(student, applicationId, kind), values));
}
/** Dispatched, and arrived in Berlin on 27 February 2027; everybody has a new session. */
async function abroad(): Promise<string> {
  const id = await buildDispatched(fixture, student, users, programmeId);
  await later('2027-02-27T08:00:00.000Z');
  await sendCheckIn(fixture, student, id, { city: '柏林' });
  return id;
}
async function later(at: string) {
  const people = await fixture.later(at, student, users.office, users.collegeReviewer, users.finance);
  const [me = student, office = users.office, collegeReviewer = users.collegeReviewer, finance = users.finance] =
    people;
  student = me;
  users = { ...users, student, office, collegeReviewer, finance };
}
const report = { finalReport: '收获很多。'.repeat(60), hasTranscript: false };
const change = { changeType: 'extension', newReturnOn: '2027-09-30', reason: '导师建议再留一个月完成实验' };

test('2.1 查看申请: lists my applications with programme, number, status and next step', async () => {
  const { id } = await begin(student, programmeId);
  const { items } = await student.call(applicationRoutes.list, { query: {} });
  expect(items).toMatchObject([{ id, stageLabel: '未提交', next: { action: 'edit' } }]);
  expect(items[0]?.number).toMatch(/^YH2026-\d{6}$/);
  expect(await refusal(detail(id, await buildStudent(fixture, users.languages)))).toMatchObject({ status: 404 });
});

test('2.2 修改、删除草稿: a draft is saved page by page, and disappears when deleted', async () => {
  const draft = await begin(student, programmeId);
  const save = (version: number) =>
    student.call(applicationRoutes.savePage, {
      params: { id: draft.id, page: 'basic' },
      body: { version, values: { address: '城关区天水南路 222 号' } },
    });
  const saved = await save(draft.version);
  expect(await refusal(save(draft.version))).toMatchObject({ status: 409, code: 'stale_version' });
  await student.call(applicationRoutes.remove, { params: { id: draft.id }, query: { version: saved.version } });
  expect(await refusal(detail(draft.id))).toMatchObject({ status: 404 });
  expect((await begin(student, programmeId)).stage).toBe('draft');
});

test('2.3 撤回修改: of a recall and an approval exactly one wins', async () => {
  const { id, version } = await buildSubmitted(fixture, student, programmeId);
  const recall = student.call(applicationRoutes.recall, { params: { id }, body: { version } });
  const both = await Promise.allSettled([recall, decide(users.collegeReviewer, { id, version })]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await detail(id)).timeline.length).toBe(3);
});

test('2.4 补充材料: items are requested by name, answered with files, and returned to the step that asked', async () => {
  const submitted = await buildSubmitted(fixture, student, programmeId);
  const { id } = await users.collegeReviewer.call(reviewRoutes.askSupplement, {
    params: { id: submitted.id },
    body: { version: submitted.version, items: [{ name: '推荐信' }], dueOn: '2026-12-01', comment: '请补交' },
  });
  await uploadFile(fixture.url, student.token, { ownerId: id, requirementKey: 'supplement_1_1' });
  const { version } = await detail(id);
  const answered = await student.call(applicationRoutes.answerSupplement, { params: { id }, body: { version } });
  expect(answered.progress.find(({ state }) => state === 'current')).toMatchObject({ step: 'college' });
});

test('2.5 进度跟踪: shows the chain with the steps to come, and every past operation', async () => {
  const submitted = await buildSubmitted(fixture, student, programmeId);
  await decide(users.collegeReviewer, submitted, 'approve', '推荐');
  const { progress, timeline } = await detail(submitted.id);
  expect(progress.map(({ label, state }) => [label, state])).toEqual([
    ['学生提交', 'done'],
    ['学院审核', 'done'],
    ['国际处审核', 'current'],
  ]);
  expect(timeline.map(({ title }) => title)).toEqual(['开始填报', '提交申请', '学院审核通过']);
});

test('2.6 派出确认 and 2.7 派出前变更: confirmed once nothing else is pending; a cancellation voids open requests', async () => {
  const { id } = await buildApproved(fixture, users, student, programmeId);
  const opened = await openRequest(student, id, 'dispatch_confirmation');
  await uploadFile(fixture.url, student.token, { ownerType: 'request', ownerId: opened.id, requirementKey: 'policy' });
  const confirmation = await submitRequest(student, await saveRequest(student, opened, dispatchValues));
  const cancel = await handIn(id, 'pre_departure_change', {
    changeType: 'cancel',
    reason: '因家庭原因不能参加本次交流',
  });
  expect(await refusal(decideRequest(users.office, confirmation))).toMatchObject({ detail: 'change_pending' });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, cancel));
  expect(await detail(id)).toMatchObject({ stage: 'cancelled' });
  const left = await student.call(requestRoutes.detail, { params: { id: confirmation.id } });
  expect(left.status).toBe('void');
});

test('2.8 经费预算申请: lines with amounts; finance grants at most the requested amount', async () => {
  const { id } = await buildApproved(fixture, users, student, programmeId);
  const values = {
    internationalTravelAmount: 800_000,
    insuranceAmount: 90_000,
    explanation: '按官网报价计算，差额自筹',
  };
  const passed = await decideRequest(users.office, await handIn(id, 'budget_application', values));
  expect(await refusal(decideRequest(users.finance, passed, 'approve', { amountFen: 890_001 }))).toMatchObject({
    detail: 'amount_too_high',
  });
  expect((await decideRequest(users.finance, passed, 'approve', { amountFen: 890_000 })).status).toBe('approved');
  expect(await reasonOf(id, 'request:budget_application')).toBe('already_approved');
});

test('2.9 境外打卡: the arrival, then the dates of the grid, once each; a help request at any time', async () => {
  const id = await abroad();
  const state = () => student.call(checkInRoutes.state, { params: { id } });
  expect((await state()).due).toMatchObject({ kind: 'periodic', dueOn: '2027-03-29' });
  await later('2027-04-02T08:00:00.000Z');
  const key = { clientKey: 'the-same-key' };
  const late = await sendCheckIn(fixture, student, id, key);
  expect(late.checkIn).toMatchObject({ kind: 'late', settledOn: ['2027-03-29'] });
  expect((await sendCheckIn(fixture, student, id, key)).checkIn.id).toBe(late.checkIn.id);
  const help = await sendCheckIn(fixture, student, id, { wellbeing: 'needs_help' });
  expect(help).toMatchObject({ undoUntil: null, emergency: { hotline: '12308' } });
});

test('2.10 变更交流计划: shows its consequences beforehand, and makes exactly those changes', async () => {
  const id = await abroad();
  const submitted = await handIn(id, 'plan_change', change);
  expect(submitted.consequences).toMatchObject({ daysAdded: 30, after: { returnDueOn: '2027-10-14' } });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, submitted));
  expect((await detail(id)).mobility).toMatchObject({ returnOn: '2027-09-30', returnDueOn: '2027-10-14' });
});

test('2.11 返校手续 and 2.12 资助申请: first the return, then the claim, decided in that order', async () => {
  const id = await abroad();
  await later('2027-03-05T08:00:00.000Z');
  expect(await reasonOf(id, 'request:funding_application')).toBe('return_not_submitted');
  const home = await handIn(id, 'return_formalities', { actualReturnOn: '2027-03-04', ...report });
  const claim = await handIn(id, 'funding_application', {
    amount: 500_000,
    accountHolder: '林知远',
    bankName: '中国银行兰州大学支行',
    bankAccount: '6217000010001234567',
    explanation: '国际旅费与保险费，票据齐全',
  });
  expect(await refusal(decideRequest(users.office, claim))).toMatchObject({ detail: 'return_not_approved' });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, home));
  await decideRequest(users.finance, await decideRequest(users.office, claim));
  expect((await detail(id)).stage).toBe('closed');
  // The data of the stay can no longer change.
  const details = { address: '柏林', phoneAbroad: '', accommodation: '' };
  const late = student.call(checkInRoutes.completeArrival, { params: { id }, body: details });
  expect(await refusal(late)).toMatchObject({ status: 409, detail: 'not_abroad' });
});

test('2.12 资助申请: waiving the funding closes the application at once', async () => {
  const id = await abroad();
  await later('2027-03-05T08:00:00.000Z');
  const home = await handIn(id, 'return_formalities', { actualReturnOn: '2027-03-04', ...report });
  await decideRequest(users.office, await decideRequest(users.collegeReviewer, home));
  const { version } = await detail(id);
  const waived = await student.call(applicationRoutes.waiveFunding, { params: { id }, body: { version } });
  expect(waived.stage).toBe('closed');
});

test('2.13 补录: possible after the window only with a pass, and marked permanently', async () => {
  await later('2026-12-20T02:00:00.000Z');
  expect(await refusal(begin(student, programmeId))).toMatchObject({ detail: 'window_closed' });
  const record = await fixture.identity.studentRecord(student.id);
  await users.office.call(programmeRoutes.grantPass, {
    body: { studentNumber: record?.studentNumber ?? '', programmeId, reason: '住院治疗', expiresOn: '2026-12-31' },
  });
  const submitted = await submit(student, await fill(fixture, student, await begin(student, programmeId)));
  expect(submitted).toMatchObject({ stage: 'under_review', lateEntry: true });
});

test('2.14 自联项目: the student enters the place; the rest is the same as for any programme', async () => {
  const self = await buildExchangeProgramme(fixture, users.office, {
    name: '自联项目',
    category: 'self_arranged',
    country: null,
    city: null,
    institution: null,
    timeZone: null,
    startOn: null,
    endOn: null,
  });
  const draft = await fill(fixture, student, await begin(student, self));
  expect(draft.missing.every(({ field }) => field.startsWith('selfArranged.'))).toBe(true);
  expect(draft.missing.length).toBeGreaterThan(3);
  const named = Object.fromEntries(
    (draft.pages.selfArranged?.form.fields ?? []).map(({ key, type, options }) => [
      key,
      selfArranged[key] ?? (type === 'choice' ? (options?.[0]?.value ?? '') : '维也纳大学暑期研讨班'),
    ]),
  );
  const saved = await student.call(applicationRoutes.savePage, {
    params: { id: draft.id, page: 'selfArranged' },
    body: { version: draft.version, values: named },
  });
  expect(await submit(student, saved)).toMatchObject({ stage: 'under_review' });
});
const selfArranged: FormValues = {
  country: 'AT',
  city: '维也纳',
  timeZone: 'Europe/Vienna',
  startOn: '2027-03-01',
  endOn: '2027-08-31',
};

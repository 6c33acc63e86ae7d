import { randomUUID } from 'node:crypto';
import { applicationRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import {
  buildDispatchConfirmation,
  decideRequest,
  dispatchValues,
  openRequest,
  saveRequest,
  submitRequest,
} from '../../../test/factories/requests';
import { send } from '../../../test/http';
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
const requestOf = (id: string) => student.call(requestRoutes.detail, { params: { id } });

it('dispatches a student: prefilled, checked against the stay, reviewed, approved', async () => {
  const opened = await openRequest(student, applicationId, 'dispatch_confirmation');
  expect(opened.page.values).toMatchObject({ departOn: '2027-03-01', returnOn: '2027-08-31', emergencyName: '林建国' });
  expect((await openRequest(student, applicationId, 'dispatch_confirmation')).id).toBe(opened.id);

  const misspelt = await refusal(saveRequest(student, opened, { ...dispatchValues, insuranceUntil: '2027-09-10' }));
  expect(misspelt).toMatchObject({ status: 400, problems: [{ field: 'insuranceUntil', code: 'unknown_field' }] });
  const short = await saveRequest(student, opened, {
    ...dispatchValues,
    insuranceTo: '2027-08-01',
    returnOn: '2027-08-31',
  });
  const early = await refusal(submitRequest(student, short));
  expect(early).toMatchObject({ status: 422, code: 'incomplete' });
  expect(early.problems).toEqual([
    { field: 'form.insuranceTo', code: 'date_order', message: '保险在返校前到期' },
    { field: 'materials.policy', code: 'required', message: '请上传保险单' },
  ]);
  const reversed = await saveRequest(student, short, { ...dispatchValues, departOn: '2027-09-01' });
  expect(reversed.missing).toContainEqual(expect.objectContaining({ field: 'form.returnOn', code: 'date_order' }));

  await uploadFile(fixture.url, student.token, { ownerType: 'request', ownerId: opened.id, requirementKey: 'policy' });
  const submitted = await submitRequest(student, await saveRequest(student, reversed, dispatchValues));
  expect(submitted).toMatchObject({
    status: 'submitted',
    progress: [{ state: 'done' }, { step: 'office', state: 'current' }],
  });
  expect((await detail()).next).toMatchObject({ title: '等待派出确认的审核', tone: 'wait' });

  const queue = await users.office.call(reviewRoutes.queue, { query: { kind: 'dispatch_confirmation' } });
  expect(queue.items).toContainEqual(expect.objectContaining({ id: submitted.id, subject: 'request', applicationId }));
  expect(await refusal(decideRequest(users.otherReviewer, submitted))).toMatchObject({ status: 404 });
  expect(await refusal(decideRequest(users.collegeReviewer, submitted))).toMatchObject({ detail: 'not_your_step' });
  expect(await refusal(decideRequest(users.office, submitted, 'reject', { comment: '不行' }))).toMatchObject({
    detail: 'only_sent_back',
  });

  expect((await decideRequest(users.office, submitted)).status).toBe('approved');
  const dispatched = await detail();
  expect(dispatched).toMatchObject({
    stage: 'dispatched',
    mobility: {
      departOn: '2027-02-26',
      returnOn: '2027-08-31',
      returnDueOn: '2027-09-14',
      arrivedOn: null,
      place: '德国 · 柏林',
      timeZone: 'Europe/Berlin',
      offsetMinutes: 60,
    },
  });
  expect(dispatched.timeline.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['提交派出确认', '派出确认 · 国际处审核通过', '已派出（派出确认通过）']),
  );
  expect(await refusal(openRequest(student, applicationId, 'dispatch_confirmation'))).toMatchObject({
    detail: 'already_approved',
  });
});

it('keeps document numbers sealed, shows them masked, and keeps the stored value when the mask is sent back', async () => {
  const opened = await openRequest(student, applicationId, 'dispatch_confirmation');
  const saved = await saveRequest(student, opened, dispatchValues);
  expect(saved.page.values).toMatchObject({ travelDocumentNumber: 'E●●●●●732', visaNumber: 'D●●●●●678' });
  const stored = async () =>
    (await fixture.database.first<{ form: string }>('SELECT form FROM requests WHERE id = :id', { id: opened.id }))
      ?.form ?? '';
  const before = await stored();
  expect(before).not.toContain('E12345732');

  const echoed = await saveRequest(student, saved, { ...saved.page.values, insurer: '平安保险' });
  expect(echoed.page.values).toMatchObject({ travelDocumentNumber: 'E●●●●●732', insurer: '平安保险' });
  expect(JSON.parse(await stored()).travelDocumentNumber).toBe(JSON.parse(before).travelDocumentNumber);

  const exempt = await saveRequest(student, echoed, { ...echoed.page.values, visaStatus: 'exempt' });
  expect(exempt.page.values.visaNumber).toBeUndefined();
  expect(await stored()).not.toContain('visaNumber');
  const wrong = await saveRequest(student, exempt, { ...exempt.page.values, travelDocumentNumber: '12' });
  expect(wrong.page.problems).toContainEqual(expect.objectContaining({ field: 'travelDocumentNumber' }));

  await uploadFile(fixture.url, student.token, { ownerType: 'request', ownerId: opened.id, requirementKey: 'policy' });
  const submitted = await submitRequest(student, await saveRequest(student, wrong, dispatchValues));
  const seen = await users.office.call(reviewRoutes.request, { params: { id: submitted.id } });
  expect(JSON.stringify(seen)).not.toContain('E12345732');
  expect(seen.page.values).toMatchObject({ travelDocumentNumber: 'E●●●●●732' });
});

it('can be edited after a return or a recall, and not while it is reviewed', async () => {
  const submitted = await buildDispatchConfirmation(fixture, student, applicationId);
  const { id, version } = submitted;
  expect(await refusal(saveRequest(student, submitted, dispatchValues))).toMatchObject({
    status: 409,
    detail: 'wrong_stage',
  });
  await expect(
    uploadFile(fixture.url, student.token, { ownerType: 'request', ownerId: id, requirementKey: 'policy' }),
  ).rejects.toMatchObject({ status: 409 });
  const recalled = await student.call(requestRoutes.recall, { params: { id }, body: { version } });
  expect(recalled.status).toBe('draft');
  const again = await submitRequest(student, recalled);
  const returned = await decideRequest(users.office, again, 'return', { comment: '请补充转机信息' });
  expect(returned).toMatchObject({ status: 'revision_required', comment: '请补充转机信息' });
  expect((await detail()).next).toMatchObject({ title: '修改派出确认', action: 'request:dispatch_confirmation' });
  const third = await submitRequest(student, await requestOf(id));
  expect(third).toMatchObject({ status: 'submitted', comment: null });
  expect(await refusal(decideRequest(users.office, again))).toMatchObject({
    status: 409,
    code: 'stale_version',
    detail: 'submit',
  });

  const back = await student.call(requestRoutes.recall, { params: { id }, body: { version: third.version } });
  await student.call(requestRoutes.remove, { params: { id }, query: { version: back.version } });
  expect(await requestOf(id)).toMatchObject({ status: 'void' });
  const fresh = await openRequest(student, applicationId, 'dispatch_confirmation');
  expect(fresh.id).not.toBe(id);
  await student.call(requestRoutes.remove, { params: { id: fresh.id }, query: { version: fresh.version } });
  expect(await refusal(requestOf(fresh.id))).toMatchObject({ status: 404 });
});

it('of a recall and an approval at the same moment, exactly one wins', async () => {
  const submitted = await buildDispatchConfirmation(fixture, student, applicationId);
  const { id, version } = submitted;
  const [recall, approval] = await Promise.allSettled([
    student.call(requestRoutes.recall, { params: { id }, body: { version } }),
    decideRequest(users.office, submitted),
  ]);
  const lost = [recall, approval].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(lost).toHaveLength(1);
  const winner = recall.status === 'fulfilled' ? 'recall' : 'approve';
  expect(lost[0]).toMatchObject({ status: 409, body: { code: 'stale_version', detail: winner } });
  expect((await detail()).stage).toBe(winner === 'approve' ? 'dispatched' : 'approved');
});

it('opens once and submits once, however often the button is tapped', async () => {
  const opened = await Promise.all(
    Array.from({ length: 6 }, () => openRequest(student, applicationId, 'dispatch_confirmation')),
  );
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  const [first] = opened;
  if (!first) throw new Error('nothing was opened');
  await uploadFile(fixture.url, student.token, { ownerType: 'request', ownerId: first.id, requirementKey: 'policy' });
  const saved = await saveRequest(student, first, dispatchValues);
  const headers = { 'idempotency-key': randomUUID() };
  const once = { token: student.token, headers, body: { version: saved.version } };
  const path = `/api/requests/${first.id}/submission`;
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(fixture.url, 'POST', path, once)));
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  expect((await requestOf(first.id)).timeline).toHaveLength(1);
});

it('shows a request only to its student and to staff in scope', async () => {
  const opened = await openRequest(student, applicationId, 'dispatch_confirmation');
  const stranger = await buildStudent(fixture, users.languages);
  const { id } = opened;
  expect(await refusal(stranger.call(requestRoutes.detail, { params: { id } }))).toMatchObject({ status: 404 });
  expect(await refusal(saveRequest(stranger, opened, dispatchValues))).toMatchObject({ status: 404 });
  expect(await refusal(openRequest(stranger, applicationId, 'dispatch_confirmation'))).toMatchObject({ status: 404 });
  // A draft is visible only to the student.
  expect(await refusal(users.office.call(reviewRoutes.request, { params: { id } }))).toMatchObject({ status: 404 });
  const odd = await send(fixture.url, 'PUT', `/api/requests/${id}/form`, {
    token: student.token,
    body: { version: 0, values: { departOn: '2027-02-26', status: 'approved', approvedFen: 1 }, status: 'approved' },
  });
  expect(odd.status).toBe(400);
  const unknown = await refusal(saveRequest(student, opened, { departOn: '2027-02-26', status: 'approved' }));
  expect(unknown.problems).toMatchObject([{ field: 'status', code: 'unknown_field' }]);
  const saved = await saveRequest(student, opened, { departOn: '2027-02-26' });
  expect(saved).toMatchObject({ status: 'draft', page: { values: { departOn: '2027-02-26' } } });
  expect(Object.keys(saved.page.values)).toEqual(['departOn']);
});

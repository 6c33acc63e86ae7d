import { applicationRoutes, reviewRoutes } from '@yuanhang/contract';
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
} from '../../../test/factories/applications';
import { grantConsents } from '../../../test/factories/consents';
import { decideRequest, openRequest, saveRequest, submitRequest } from '../../../test/factories/requests';
import { type MobilityFixture, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

const submitted = async (programmeId?: string) =>
  buildSubmitted(
    fixture,
    await buildStudent(fixture, users.languages),
    programmeId ?? (await buildExchangeProgramme(fixture, users.office)),
  );
const timelineOf = (id: string) =>
  fixture.database.select<{ operation: string }>(
    'SELECT operation FROM timeline_entries WHERE application_id = :id AND request_id IS NULL ORDER BY seq',
    { id },
  );
const operations = async (id: string) => (await timelineOf(id)).map(({ operation }) => operation);

it('passes from the college to the office and takes a place', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const application = await submitted(programmeId);
  const { id } = application;
  expect(await refusal(decide(users.otherReviewer, application))).toMatchObject({ status: 404 });
  expect(await refusal(decide(users.office, application))).toMatchObject({ status: 409, detail: 'not_your_step' });
  expect(await refusal(decide(users.student, application))).toMatchObject({ status: 403 });

  const passed = await decide(users.collegeReviewer, application, 'approve', '符合条件');
  expect(passed).toMatchObject({ stage: 'under_review', places: { total: 5, taken: 0 }, student: { name: '林知远' } });
  const approved = await decide(users.office, passed);
  expect(approved).toMatchObject({ stage: 'approved', places: { taken: 1 } });
  expect(approved.progress.map(({ state, by, comment }) => [state, by, comment])).toEqual([
    ['done', '林知远', null],
    ['done', '李静怡', '符合条件'],
    ['done', '陈国栋', null],
  ]);
  expect(await operations(id)).toEqual(['begin', 'submit', 'approve', 'approve']);
  const events = await fixture.database.select<{ body: string }>(
    'SELECT body FROM outbox_events ORDER BY seq DESC LIMIT 2',
  );
  const [last, before] = events.map(({ body }) => JSON.parse(body));
  expect(before).toMatchObject({ type: 'review_advanced', passed: 'college', awaits: 'office', comment: '符合条件' });
  expect(last).toMatchObject({ type: 'stage_changed', from: 'under_review', to: 'approved', nextStep: '填写派出确认' });
  expect(await fixture.audit.verify()).toMatchObject({ intact: true });
});

it('requires a comment for returning and rejecting, and guides the student through the revision', async () => {
  const student = await buildStudent(fixture, users.languages);
  const application = await buildSubmitted(fixture, student, await buildExchangeProgramme(fixture, users.office));
  const passed = await decide(users.collegeReviewer, application);
  const silent = await refusal(decide(users.office, passed, 'return'));
  expect(silent).toMatchObject({ status: 400, problems: [{ field: 'comment', code: 'required' }] });

  const returned = await decide(users.office, passed, 'return', '学习计划请写具体课程');
  expect(returned).toMatchObject({ stage: 'revision_required' });
  const mine = await student.call(applicationRoutes.detail, { params: { id: application.id } });
  expect(mine.next).toMatchObject({ title: '修改并重新提交', dueOn: '2026-12-08' });
  // A returned application may be resubmitted after the window has closed, to the step that returned it.
  const again = await submit(student, mine);
  expect(again.progress.map(({ state }) => state)).toEqual(['done', 'done', 'current']);
  const rejected = await decide(users.office, again, 'reject', '名额已有更合适的人选');
  expect(rejected.stage).toBe('rejected');
  expect(await refusal(decide(users.office, rejected))).toMatchObject({ status: 409, detail: 'final' });
});

it('shows each reviewer their waiting items, oldest first, and never their own record', async () => {
  const other = await buildStudent(fixture, users.computing, '赵一鸣');
  const both = await fixture.identity.people.createStudent({
    name: '又学又审',
    studentNumber: '2020999999',
    pinyin: 'X',
    gender: '女',
    birthDate: '1999-01-01',
    collegeId: users.languages,
    major: '德语',
    level: 'undergraduate',
    grade: '2020',
    gpa: '3',
    phone: '13800009999',
    email: 'both@example.edu',
  });
  await grantConsents(fixture.database, both, fixture.clock.now());
  await fixture.database.transaction((tx) =>
    fixture.database.execute(
      "INSERT INTO user_roles (user_id, role, college_id) VALUES (:both, 'college_reviewer', :college)",
      { both, college: users.languages },
      tx,
    ),
  );
  const self = await fixture.personOf(both);
  const programmeId = await buildExchangeProgramme(fixture, users.office, { name: '只在这里的项目' });
  const own = await buildSubmitted(fixture, self, programmeId);
  fixture.clock.advance(3 * 86_400_000);
  const mine: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    mine.push((await submitted(programmeId)).id);
    fixture.clock.advance(1000);
  }
  await buildSubmitted(fixture, other, programmeId);

  const queueOf = async (person: typeof self, query = {}) =>
    (await person.call(reviewRoutes.queue, { query: { programmeId, ...query } })).items;
  expect((await queueOf(users.collegeReviewer)).map(({ id }) => id)).toEqual([own.id, ...mine]);
  expect((await queueOf(self)).map(({ id }) => id)).toEqual(mine);
  expect(await refusal(self.call(reviewRoutes.application, { params: { id: own.id } }))).toMatchObject({ status: 404 });
  expect(await refusal(decide(self, own))).toMatchObject({ status: 404 });
  expect((await queueOf(users.otherReviewer)).map(({ student }) => student.name)).toEqual(['赵一鸣']);
  expect(await queueOf(users.office)).toEqual([]);
  expect(await queueOf(users.collegeReviewer, { waitingDays: 2 })).toHaveLength(1);
  expect(await queueOf(users.collegeReviewer, { q: own.number })).toHaveLength(1);
  expect(await queueOf(users.collegeReviewer, { q: '%' })).toHaveLength(0);
  expect(await queueOf(users.collegeReviewer, { kind: 'plan_change' })).toHaveLength(0);
  const { year } = (await queueOf(users.collegeReviewer))[0]?.programme ?? { year: 0 };
  for (const fits of [{ year }, { stage: 'under_review' as const }, { step: 'college' as const }]) {
    expect(await queueOf(users.collegeReviewer, fits)).toHaveLength(4);
  }
  for (const misses of [{ year: year + 1 }, { stage: 'dispatched' as const }, { step: 'office' as const }]) {
    expect(await queueOf(users.collegeReviewer, misses)).toHaveLength(0);
  }

  const first = await users.collegeReviewer.call(reviewRoutes.queue, { query: { programmeId, limit: 3 } });
  const rest = await users.collegeReviewer.call(reviewRoutes.queue, {
    query: { programmeId, limit: 3, cursor: first.nextCursor ?? '' },
  });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([own.id, ...mine]);
  expect(rest.nextCursor).toBeNull();

  const passed = await decide(users.collegeReviewer, own, 'approve', '推荐');
  expect(passed.stage).toBe('under_review');
  expect(await queueOf(users.office)).toMatchObject([
    { id: own.id, subject: 'application', step: 'office', previousComment: '推荐', student: { college: '外国语学院' } },
  ]);
});

it('of a recall and an approval at the same moment, exactly one wins', async () => {
  for (let round = 0; round < 6; round += 1) {
    const student = await buildStudent(fixture, users.languages);
    const application = await buildSubmitted(fixture, student, await buildExchangeProgramme(fixture, users.office));
    const { id, version } = application;
    const [recall, approval] = await Promise.allSettled([
      student.call(applicationRoutes.recall, { params: { id }, body: { version } }),
      decide(users.collegeReviewer, application),
    ]);
    const lost = [recall, approval].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toHaveLength(1);
    const winner = recall.status === 'fulfilled' ? 'recall' : 'approve';
    expect(lost[0]).toMatchObject({ status: 409, body: { code: 'stale_version', detail: winner } });
    expect(lost[0].body.problems).toMatchObject([{ field: 'version', code: winner }]);
    expect(await operations(id)).toEqual(['begin', 'submit', winner]);
  }
});

it('of two reviewers at once one decides, and the other gets the changes', async () => {
  const second = await fixture.personOf(
    await fixture.identity.people.createStaff({
      name: '周慧敏',
      roles: [{ role: 'college_reviewer', collegeId: users.languages }],
    }),
  );
  const application = await submitted();
  const outcomes = await Promise.allSettled([
    decide(users.collegeReviewer, application),
    decide(second, application, 'reject', '材料不实'),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(lost[0]).toMatchObject({ status: 409, body: { code: 'stale_version' } });
  expect(await operations(application.id)).toHaveLength(3);
});

it('never gives more places than the programme has', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office, { places: 2 });
  const waiting = [];
  for (let n = 0; n < 6; n += 1) waiting.push(await decide(users.collegeReviewer, await submitted(programmeId)));
  const outcomes = await Promise.allSettled(waiting.map((application) => decide(users.office, application)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  for (const one of outcomes) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409, body: { code: 'no_places_left' } });
  }
  const rows = await fixture.database.select<{ stage: string }>(
    "SELECT stage FROM applications WHERE programme_id = :programmeId AND stage = 'approved'",
    { programmeId },
  );
  expect(rows).toHaveLength(2);
  expect(await fixture.programmes.facts(programmeId)).toMatchObject({ placesTaken: 2 });
});

it('blocks an approval while a cancellation is pending, and cancels everything open', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const application = await buildSubmitted(fixture, student, programmeId);
  const { id } = application;
  const opened = await openRequest(student, id, 'pre_departure_change');
  const filled = await saveRequest(student, opened, { changeType: 'cancel', reason: '因家庭原因不能参加本次交流' });
  const cancel = await submitRequest(student, filled);
  expect(await refusal(decide(users.collegeReviewer, application))).toMatchObject({
    status: 409,
    detail: 'cancel_pending',
  });
  const passed = await decideRequest(users.collegeReviewer, cancel);
  await decideRequest(users.office, passed);
  const cancelled = await student.call(applicationRoutes.detail, { params: { id } });
  expect(cancelled).toMatchObject({ stage: 'cancelled', next: { tone: 'done' } });
  expect(cancelled.actions.filter(({ allowed }) => allowed)).toEqual([]);
  expect(await refusal(submit(student, cancelled))).toMatchObject({ status: 409, detail: 'final' });
});

it('releases the place and voids open requests when an approved application is cancelled', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office, { places: 1 });
  const approved = await buildApproved(fixture, users, student, programmeId);
  const budget = await openRequest(student, approved.id, 'budget_application');
  const opened = await openRequest(student, approved.id, 'pre_departure_change');
  const filled = await saveRequest(student, opened, { changeType: 'cancel', reason: '因家庭原因不能参加本次交流' });
  const passed = await decideRequest(users.collegeReviewer, await submitRequest(student, filled));
  await decideRequest(users.office, passed);
  expect(await fixture.programmes.facts(programmeId)).toMatchObject({ placesTaken: 0 });
  const { requests } = await student.call(applicationRoutes.detail, { params: { id: approved.id } });
  expect(requests.map(({ kind, status }) => [kind, status])).toEqual([['pre_departure_change', 'approved']]);
  expect(await refusal(submitRequest(student, budget))).toMatchObject({ status: 409 });
  const next = await fill(fixture, student, await begin(student, programmeId));
  expect((await submit(student, next)).stage).toBe('under_review');
});

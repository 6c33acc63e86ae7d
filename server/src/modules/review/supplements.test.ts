import { applicationRoutes, homeRoutes, reviewRoutes } from '@yuanhang/contract';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  decide,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
let student: Person;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
beforeEach(async () => {
  student = await buildStudent(fixture, users.languages);
});
afterAll(() => fixture.stop());

const submitted = async () => buildSubmitted(fixture, student, await buildExchangeProgramme(fixture, users.office));
const mine = (id: string) => student.call(applicationRoutes.detail, { params: { id } });
const input = {
  items: [{ name: '成绩单（英文）' }, { name: '导师推荐信' }],
  dueOn: '2026-12-01',
  comment: '请加盖公章',
};
const ask = (who: Person, { id, version }: { id: string; version: number }, more: object = {}) =>
  who.call(reviewRoutes.askSupplement, { params: { id }, body: { version, ...input, ...more } });
const withdraw = (who: Person, { id, version }: { id: string; version: number }) =>
  who.call(reviewRoutes.withdrawSupplement, { params: { id }, body: { version } });
const answer = ({ id, version }: { id: string; version: number }) =>
  student.call(applicationRoutes.answerSupplement, { params: { id }, body: { version } });

it('asks for items, accepts exactly those, and returns to the step that asked', async () => {
  const passed = await decide(users.collegeReviewer, await submitted());
  const asked = await ask(users.office, passed);
  expect(asked).toMatchObject({ stage: 'supplement_required', supplements: [{ state: 'open', askedBy: '陈国栋' }] });

  const told = await mine(asked.id);
  expect(told.next).toMatchObject({ title: '补交材料', action: 'supplement', dueOn: '2026-12-01' });
  expect(told.missing.map(({ field, message }) => [field, message])).toEqual([
    ['materials.supplement_1_1', '请上传成绩单（英文）'],
    ['materials.supplement_1_2', '请上传导师推荐信'],
  ]);
  expect((await student.call(homeRoutes.home, {})).next).toMatchObject({ action: 'supplement' });

  await uploadFile(fixture.url, student.token, { ownerId: asked.id, requirementKey: 'supplement_1_1' });
  await expect(
    uploadFile(fixture.url, student.token, { ownerId: asked.id, requirementKey: 'transcript' }),
  ).rejects.toThrow();
  const half = await mine(asked.id);
  expect(await refusal(answer(half))).toMatchObject({
    status: 422,
    code: 'incomplete',
    problems: [{ field: 'materials.supplement_1_2' }],
  });
  await uploadFile(fixture.url, student.token, { ownerId: asked.id, requirementKey: 'supplement_1_2' });
  const back = await answer(await mine(asked.id));
  expect(back).toMatchObject({ stage: 'under_review', missing: [] });
  expect(back.progress.map(({ state }) => state)).toEqual(['done', 'done', 'current']);

  const seen = await users.office.call(reviewRoutes.application, { params: { id: asked.id } });
  const [first] = seen.supplements;
  expect(first).toMatchObject({ state: 'answered' });
  expect(first?.items.map(({ attachments }) => attachments.length)).toEqual([1, 1]);
  // A second request asks for new files: the files of the first one do not count.
  const again = await ask(users.office, seen);
  expect(again.supplements.map(({ state }) => state)).toEqual(['open', 'answered']);
  expect((await mine(asked.id)).missing).toHaveLength(2);
  expect((await withdraw(users.office, again)).supplements.map(({ state }) => state)).toEqual([
    'withdrawn',
    'answered',
  ]);
});

it('refuses an invalid due date, and reviewers of other steps or colleges', async () => {
  const application = await submitted();
  for (const [dueOn, code] of [
    ['2026-11-24', 'too_early'],
    ['2027-02-01', 'too_late'],
  ]) {
    expect(await refusal(ask(users.collegeReviewer, application, { dueOn }))).toMatchObject({
      status: 400,
      problems: [{ field: 'dueOn', code }],
    });
  }
  expect(await refusal(ask(users.office, application))).toMatchObject({ status: 409, detail: 'not_your_step' });
  expect(await refusal(ask(users.otherReviewer, application))).toMatchObject({ status: 404 });
  expect(await refusal(ask(users.collegeReviewer, application, { items: [] }))).toMatchObject({ status: 400 });
  expect(await refusal(withdraw(users.collegeReviewer, application))).toMatchObject({ status: 409 });
});

it('lets exactly one of the answer and the withdrawal win', async () => {
  const asked = await ask(users.collegeReviewer, await submitted());
  for (const key of ['supplement_1_1', 'supplement_1_2']) {
    await uploadFile(fixture.url, student.token, { ownerId: asked.id, requirementKey: key });
  }
  const { version } = await mine(asked.id);
  const both = await Promise.allSettled([
    answer({ id: asked.id, version }),
    withdraw(users.collegeReviewer, { id: asked.id, version }),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const after = await mine(asked.id);
  expect(after.stage).toBe('under_review');
  expect(after.timeline.filter(({ title }) => /补交材料|取消补充要求/.test(title))).toHaveLength(1);
});

it('lets one of two reviewers ask, and refuses the other', async () => {
  const application = await submitted();
  const both = await Promise.allSettled([
    ask(users.collegeReviewer, application),
    ask(users.collegeReviewer, application, { comment: '请补交另一份' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((outcome) => outcome.status === 'rejected');
  expect(await refusal(Promise.reject(lost?.reason))).toMatchObject({ status: 409, code: 'stale_version' });
  const after = await mine(application.id);
  expect(after.supplements.map(({ state }) => state)).toEqual(['open']);
  expect(after.timeline.filter(({ stage }) => stage === 'supplement_required')).toHaveLength(1);
});

it('may be rejected once overdue, not before', async () => {
  const asked = await ask(users.collegeReviewer, await submitted());
  const reject = (version: number) => decide(users.collegeReviewer, { id: asked.id, version }, 'reject', '逾期未补');
  expect(await refusal(reject(asked.version))).toMatchObject({ status: 409, detail: 'not_overdue' });
  fixture.clock.advance(8 * 86_400_000);
  const rejected = await reject(asked.version);
  expect(rejected).toMatchObject({ stage: 'rejected', supplements: [{ state: 'ended' }] });
});

it('cancels before arrival with a reason, releases the place, and voids open requests', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office, { places: 1 });
  const approved = await buildApproved(fixture, users, student, programmeId);
  const cancel = (who: Person, comment?: string) =>
    who.call(reviewRoutes.cancelApplication, {
      params: { id: approved.id },
      body: { version: approved.version, comment: comment ?? '' },
    });
  expect(await refusal(cancel(users.office))).toMatchObject({ status: 400, problems: [{ field: 'comment' }] });
  expect(await refusal(cancel(users.collegeReviewer, '不去了'))).toMatchObject({ status: 403 });
  const cancelled = await cancel(users.office, '对方学校取消了本期项目');
  expect(cancelled).toMatchObject({ stage: 'cancelled', places: { taken: 0 } });
  const told = await mine(approved.id);
  expect(told.timeline.at(-1)).toMatchObject({ title: '取消派出', comment: '对方学校取消了本期项目' });
  expect(await refusal(cancel(users.office, '再来一次'))).toMatchObject({ status: 409 });
});

it('decides many at once, each separately', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office, { places: 1 });
  const passed = [];
  for (const name of ['甲同学', '乙同学']) {
    const one = await buildSubmitted(fixture, await buildStudent(fixture, users.languages, name), programmeId);
    passed.push(await decide(users.collegeReviewer, one));
  }
  const other = await buildSubmitted(
    fixture,
    await buildStudent(fixture, users.computing, '丙同学'),
    await buildExchangeProgramme(fixture, users.office),
  );
  const [first, second] = passed;
  if (!first || !second) throw new Error('two were submitted');
  const items = [first, second, { ...other, id: other.id }].map(({ id, version }) => ({
    subject: 'application' as const,
    id,
    version,
  }));
  const { results } = await users.office.call(reviewRoutes.decideMany, { body: { items, decision: 'approve' } });
  expect(results.map(({ ok, code }) => [ok, code])).toEqual([
    [true, null],
    [false, 'no_place_left'],
    [false, 'not_your_step'],
  ]);
  const blind = await users.collegeReviewer.call(reviewRoutes.decideMany, {
    body: { items: [{ subject: 'application', id: other.id, version: other.version }], decision: 'approve' },
  });
  expect(blind.results).toMatchObject([{ ok: false, code: 'not_found' }]);
  const twice = users.office.call(reviewRoutes.decideMany, {
    body: { items: items.slice(0, 1).concat(items.slice(0, 1)), decision: 'approve' },
  });
  expect(await refusal(twice)).toMatchObject({ status: 400, problems: [{ field: 'items' }] });

  const { counts } = await users.office.call(reviewRoutes.counts, {});
  const { items: waiting } = await users.office.call(reviewRoutes.queue, { query: { kind: 'application' } });
  expect(counts.find(({ kind }) => kind === 'application')?.waiting).toBe(waiting.length);
});

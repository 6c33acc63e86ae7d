import { randomUUID } from 'node:crypto';
import { applicationRoutes } from '@yuanhang/contract';
import {
  begin,
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  decide,
  exchangeProgrammeInput,
  fill,
  submit,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import { send } from '../../../test/http';
import { type MobilityFixture, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

const allowed = (actions: readonly { key: string; allowed: boolean }[]) =>
  actions.filter((action) => action.allowed).map(({ key }) => key);

it('goes from the declaration to the submission, reporting every missing item on the way', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const draft = await begin(student, programmeId);
  expect(draft).toMatchObject({
    number: expect.stringMatching(/^YH2026-\d{6}$/),
    stage: 'draft',
    declaration: exchangeProgrammeInput().declaration,
    declarationAcceptedAt: '2026-11-24T02:00:00.000Z',
    lateEntry: false,
  });
  expect(draft.pages.basic.values).toMatchObject({ name: '林知远', college: '外国语学院', phone: '13800001234' });

  const early = await refusal(submit(student, draft));
  expect(early).toMatchObject({ status: 422, code: 'incomplete' });
  expect(early.problems.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['basic.address', 'application.studyPlan', 'questions.whyBerlin', 'materials.transcript']),
  );

  const full = await fill(fixture, student, draft);
  expect(full.missing).toEqual([]);
  expect(full.next).toMatchObject({ action: 'submit' });
  const submitted = await submit(student, full);
  expect(submitted).toMatchObject({ stage: 'under_review', stageLabel: '申请中' });
  expect(submitted.progress.map(({ step, state }) => [step, state])).toEqual([
    [null, 'done'],
    ['college', 'current'],
    ['office', 'ahead'],
  ]);
  expect(submitted.timeline.map(({ title }) => title)).toEqual(['开始填报', '提交申请']);
  expect(allowed(submitted.actions)).toEqual(expect.arrayContaining(['recall', 'request:pre_departure_change']));
  expect(submitted.actions.map(({ key }) => key)).not.toContain('supplement');
});

it('answers 50 identical submissions as one, and another body under the same key with 422', async () => {
  const student = await buildStudent(fixture, users.languages);
  const full = await fill(fixture, student, await begin(student, await buildExchangeProgramme(fixture, users.office)));
  const headers = { 'idempotency-key': randomUUID() };
  const path = `/api/applications/${full.id}/submission`;
  const once = { token: student.token, headers, body: { version: full.version } };
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(fixture.url, 'POST', path, once)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const other = await send(fixture.url, 'POST', path, { ...once, body: { version: full.version + 1 } });
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  const { timeline } = await student.call(applicationRoutes.detail, { params: { id: full.id } });
  expect(timeline.filter(({ title }) => title === '提交申请')).toHaveLength(1);
});

it('keeps the submitted data, whatever the office edits in the programme', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const submitted = await buildSubmitted(fixture, student, programmeId);
  const by = { userId: users.office.id, roles: ['office'], collegeIds: [], sessionId: '', name: '' } as const;
  const input = {
    ...exchangeProgrammeInput(),
    declaration: '另一份承诺',
    questions: { key: 'questions', title: '补充问题', fields: [] },
    reviewChain: ['office' as const],
    requirements: [],
  };
  await fixture.database.transaction((tx) => fixture.programmes.update(by, { id: programmeId, version: 1, input }, tx));
  const after = await student.call(applicationRoutes.detail, { params: { id: submitted.id } });
  expect(after.declaration).toBe(exchangeProgrammeInput().declaration);
  expect(after.pages.questions).toEqual(submitted.pages.questions);
  expect(after.materials).toEqual(submitted.materials);
  expect(after.progress).toEqual(submitted.progress);
});

it('erases a draft, but keeps the history of one that was submitted', async () => {
  const student = await buildStudent(fixture, users.languages);
  const fresh = await begin(student, await buildExchangeProgramme(fixture, users.office));
  const remove = ({ id, version }: { id: string; version: number }) =>
    student.call(applicationRoutes.remove, { params: { id }, query: { version } });
  await remove(fresh);
  const rowsOf = (id: string) =>
    fixture.database.select('SELECT id FROM timeline_entries WHERE application_id = :id', { id });
  expect(await rowsOf(fresh.id)).toHaveLength(0);

  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const submitted = await buildSubmitted(fixture, student, programmeId);
  const { id, version } = submitted;
  const recalled = await student.call(applicationRoutes.recall, { params: { id }, body: { version } });
  expect(recalled).toMatchObject({ stage: 'draft', submittedAt: null });
  await remove(recalled);
  expect(await rowsOf(id)).toHaveLength(4);
  expect(await refusal(student.call(applicationRoutes.detail, { params: { id } }))).toMatchObject({ status: 404 });
  expect((await student.call(applicationRoutes.list, { query: {} })).items).toEqual([]);
  // The student can start another application.
  expect((await begin(student, programmeId)).stage).toBe('draft');
});

it('refuses submissions after the window, and lapses drafts once', async () => {
  const student = await buildStudent(fixture, users.languages);
  const soon = await buildExchangeProgramme(fixture, users.office, { applyUntil: '2026-11-26' });
  const full = await fill(fixture, student, await begin(student, soon));
  const other = await buildStudent(fixture, users.languages);
  const submitted = await buildSubmitted(fixture, other, soon);
  // The last minute of 26 November in Shanghai still belongs to the window.
  fixture.clock.moveTo('2026-11-26T15:59:59.000Z');
  await fixture.applications.lapseDrafts.run(fixture.clock.now());
  expect((await student.call(applicationRoutes.detail, { params: { id: full.id } })).stage).toBe('draft');
  fixture.clock.moveTo('2026-11-26T16:00:00.000Z');
  expect(await refusal(submit(student, full))).toMatchObject({ status: 409, detail: 'window_closed' });
  const late = other.call(applicationRoutes.recall, {
    params: { id: submitted.id },
    body: { version: submitted.version },
  });
  expect(await refusal(late)).toMatchObject({ status: 409, message: '请联系审核人退回' });
  await Promise.all([
    fixture.applications.lapseDrafts.run(fixture.clock.now()),
    fixture.applications.lapseDrafts.run(fixture.clock.now()),
  ]);
  const lapsed = await student.call(applicationRoutes.detail, { params: { id: full.id } });
  expect(lapsed).toMatchObject({ stage: 'lapsed', stageLabel: '已失效' });
  expect(lapsed.timeline.filter(({ title }) => title === '申请截止，草稿失效')).toHaveLength(1);
  expect(allowed(lapsed.actions)).toEqual([]);
  expect(await refusal(submit(student, lapsed))).toMatchObject({ status: 409, detail: 'final' });
  const save = student.call(applicationRoutes.savePage, {
    params: { id: full.id, page: 'basic' },
    body: { version: lapsed.version, values: {} },
  });
  expect(await refusal(save)).toMatchObject({ status: 409, detail: 'final' });
  await expect(
    uploadFile(fixture.url, student.token, { ownerId: full.id, requirementKey: 'transcript' }),
  ).rejects.toMatchObject({ status: 409 });
  expect((await decide(users.collegeReviewer, submitted)).stage).toBe('under_review');
});

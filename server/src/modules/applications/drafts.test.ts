import { applicationRoutes, programmeRoutes, reviewRoutes } from '@yuanhang/contract';
import type { FormValues } from '@yuanhang/domain';
import {
  begin,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  exchangeProgrammeInput,
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

it('stores no unknown field and no register value', async () => {
  const student = await buildStudent(fixture, users.languages);
  const draft = await begin(student, await buildExchangeProgramme(fixture, users.office));
  const save = (body: unknown) =>
    send(fixture.url, 'PUT', `/api/applications/${draft.id}/pages/basic`, { token: student.token, body });
  const values = { phone: '13812345678', name: '别人', gpa: '4.0' };
  expect((await save({ version: 0, values, stage: 'approved' })).status).toBe(400);
  const more = { ...values, stage: 'approved', studentId: users.office.id };
  expect(await save({ version: 0, values: more })).toMatchObject({
    status: 400,
    body: {
      code: 'invalid_input',
      problems: [
        { field: 'stage', code: 'unknown_field', message: '表中没有“stage”这一项，请刷新后再填' },
        { field: 'studentId', code: 'unknown_field' },
      ],
    },
  });
  expect((await save({ version: 0, values })).status).toBe(200);
  const saved = await student.call(applicationRoutes.detail, { params: { id: draft.id } });
  expect(saved.stage).toBe('draft');
  expect(saved.pages.basic.values).toMatchObject({ phone: '13812345678', name: '林知远', gpa: '3.72 / 4.00' });
  expect(Object.keys(saved.pages.basic.values)).not.toContain('studentId');
  const row = await fixture.database.first<{ basic: string }>('SELECT basic FROM applications WHERE id = :id', {
    id: draft.id,
  });
  expect(JSON.parse(row?.basic ?? '{}')).toEqual({ phone: '13812345678' });
});

it('drops the answer to a question that the office removed after the page was opened, and refuses a misspelt one', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const student = await buildStudent(fixture, users.languages);
  const draft = await begin(student, programmeId);
  const save = (version: number, values: FormValues) =>
    student.call(applicationRoutes.savePage, {
      params: { id: draft.id, page: 'questions' },
      body: { version, values },
    });
  const programme = exchangeProgrammeInput();
  const fields = [{ key: 'whyEurope', label: '为什么选择欧洲', type: 'text' as const, required: true }];
  await users.office.call(programmeRoutes.update, {
    params: { id: programmeId },
    body: { version: 1, programme: { ...programme, questions: { ...programme.questions, fields } } },
  });
  const saved = await save(0, { whyBerlin: '那里有最好的老师。', whyEurope: '离得近' });
  expect(saved.pages.questions.values).toEqual({ whyEurope: '离得近' });
  expect((await refusal(save(1, { whyEurop: '离得近' }))).problems).toMatchObject([
    { field: 'whyEurop', code: 'unknown_field' },
  ]);
  // The office gets back the form it may send again.
  const shown = await users.office.call(programmeRoutes.detail, { params: { id: programmeId } });
  expect(Object.keys(shown.questions).sort()).toEqual(['fields', 'key', 'title']);
});

it('creates one open application per programme, however often the button is tapped', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const taps = await Promise.allSettled(Array.from({ length: 8 }, () => begin(student, programmeId)));
  expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const again = await refusal(begin(student, programmeId));
  expect(again).toMatchObject({ status: 409, code: 'already_exists' });
  expect(again.message).toContain('我的申请');
});

it("refuses a page saved over a newer version, and hides other students' applications", async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const draft = await begin(users.student, programmeId);
  const save = (version: number) =>
    users.student.call(applicationRoutes.savePage, {
      params: { id: draft.id, page: 'questions' },
      body: { version, values: { whyBerlin: '因为' } },
    });
  await save(0);
  expect(await refusal(save(0))).toMatchObject({ status: 409, code: 'stale_version' });

  const stranger = await buildStudent(fixture, users.languages);
  const id = draft.id;
  expect(await refusal(stranger.call(applicationRoutes.detail, { params: { id } }))).toMatchObject({ status: 404 });
  expect(await refusal(submit(stranger, { id, version: 1 }))).toMatchObject({ status: 404 });
  expect(
    await refusal(stranger.call(applicationRoutes.remove, { params: { id }, query: { version: 1 } })),
  ).toMatchObject({ status: 404 });
  await expect(
    uploadFile(fixture.url, stranger.token, { ownerId: id, requirementKey: 'transcript' }),
  ).rejects.toMatchObject({ status: 404 });
  // Staff cannot see a draft yet.
  expect(await refusal(users.office.call(reviewRoutes.application, { params: { id } }))).toMatchObject({ status: 404 });
});

it('stores a language proficiency only when it is complete, the score exists and no key is unknown', async () => {
  const student = await buildStudent(fixture, users.languages);
  const { id } = await begin(student, await buildExchangeProgramme(fixture, users.office));
  const add = (version: number, values: Record<string, string>) =>
    student.call(applicationRoutes.addLanguage, { params: { id }, body: { version, values } });
  expect((await refusal(add(0, { test: 'ielts', score: '11', takenOn: '2026-05-01' }))).problems).toMatchObject([
    { field: 'score' },
  ]);
  expect((await refusal(add(0, { test: 'ielts', score: '7', takenOn: '2027-05-01' }))).problems).toMatchObject([
    { field: 'takenOn', code: 'in_the_future' },
  ]);
  const misspelt = { test: 'ielts', score: '7', takenOn: '2026-05-01', notes: '口语 7' };
  expect((await refusal(add(0, misspelt))).problems).toMatchObject([{ field: 'notes', code: 'unknown_field' }]);
  const added = await add(0, { test: 'ielts', score: '7.5', takenOn: '2026-05-01' });
  const [entry] = added.languages;
  if (!entry) throw new Error('no language was added');
  const params = { id, languageId: entry.id };
  const changed = await student.call(applicationRoutes.updateLanguage, {
    params,
    body: { version: added.version, values: { test: 'ielts', score: '8', takenOn: '2026-05-01', note: '口语 7' } },
  });
  expect(changed.languages).toEqual([
    { id: entry.id, test: 'ielts', score: '8', takenOn: '2026-05-01', note: '口语 7' },
  ]);
  const removed = await student.call(applicationRoutes.removeLanguage, { params, query: { version: changed.version } });
  expect(removed.languages).toEqual([]);
  const gone = student.call(applicationRoutes.removeLanguage, { params, query: { version: removed.version } });
  expect(await refusal(gone)).toMatchObject({ status: 404 });
});

it('requires an existing time zone for a self-arranged application', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office, {
    category: 'self_arranged',
    country: null,
    city: null,
    institution: null,
    timeZone: null,
    startOn: null,
    endOn: null,
  });
  const draft = await begin(student, programmeId);
  const save = (version: number, timeZone: string) =>
    student.call(applicationRoutes.savePage, {
      params: { id: draft.id, page: 'selfArranged' },
      body: { version, values: { country: 'JP', city: '京都', timeZone } },
    });
  const odd = await save(0, '东京时间');
  expect(odd.pages.selfArranged?.problems).toContainEqual(
    expect.objectContaining({ field: 'timeZone', code: 'time_zone_unknown' }),
  );
  const good = await save(1, 'Asia/Tokyo');
  expect(good.missing.map(({ field }) => field)).not.toContain('selfArranged.timeZone');
  expect(good.programme).toMatchObject({ countryName: '日本' });
});

it('lists my applications page by page, newest first', async () => {
  const student = await buildStudent(fixture, users.languages);
  const made: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    made.unshift((await begin(student, await buildExchangeProgramme(fixture, users.office))).id);
    fixture.clock.advance(60_000);
  }
  const first = await student.call(applicationRoutes.list, { query: { limit: 2 } });
  const second = await student.call(applicationRoutes.list, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
  expect(second.nextCursor).toBeNull();
});

import { applicationRoutes, type ProgrammeInput, programmeRoutes as routes } from '@yuanhang/contract';
import { buildProgramme, programmeInput } from '../../../test/factories/programmes';
import { send } from '../../../test/http';
import { type ProgrammesFixture, startProgrammesFixture } from '../../../test/programmes-fixture';

let fixture: ProgrammesFixture;
beforeAll(async () => {
  fixture = await startProgrammesFixture();
});
afterAll(() => fixture.stop());

const build = (more: Partial<ProgrammeInput> = {}) => buildProgramme(fixture, more);
const seen = (id: string, by = fixture.student) => by.call(routes.detail, { params: { id } });
const take = (id: string) => fixture.database.transaction((tx) => fixture.programmes.takePlace(id, tx));

describe('detail', () => {
  // Today is 24 November 2026 in Shanghai.
  it.each<[string, Partial<ProgrammeInput>, string, string, string | null]>([
    ['open', {}, 'open', '还剩 26 天', null],
    ['closing within a week', { applyUntil: '2026-11-29' }, 'closing_soon', '还剩 5 天', null],
    ['on its last day', { applyUntil: '2026-11-24' }, 'closing_soon', '今天截止', null],
    ['not open yet', { applyFrom: '2026-12-15' }, 'upcoming', '12 月 15 日开放', 'not_open_yet'],
    ['past', { applyUntil: '2026-11-23' }, 'closed', '已截止', 'window_closed'],
    [
      'past, but for late entries',
      { applyUntil: '2026-11-23', lateEntryUntil: '2026-12-01' },
      'late_entry',
      '可补录至 12 月 1 日',
      null,
    ],
    ['for doctors only', { eligibleGroups: ['doctor'] }, 'open', '还剩 26 天', 'group_not_eligible'],
  ])('of a programme that is %s', async (_, more, window, windowText, refusal) => {
    const { apply, ...detail } = await seen(await build(more));
    expect(detail).toMatchObject({ window, windowText, countryName: '德国' });
    expect(apply).toMatchObject({ allowed: refusal === null, applicationId: null });
    expect(apply.reasons.map(({ code }) => code)).toEqual(refusal === null ? [] : [refusal]);
    for (const { message } of apply.reasons) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('shows that it is full, links to the existing application, and tells staff that they are not students', async () => {
    const id = await build({ places: 1 });
    const begun = await fixture.student.call(applicationRoutes.begin, {
      body: { programmeId: id, declarationAccepted: true },
    });
    expect((await seen(id)).apply).toMatchObject({
      allowed: false,
      reasons: [{ code: 'already_applied' }],
      applicationId: begun.id,
    });
    expect(await take(id)).toBe(true);
    const other = await fixture.newStudent('master');
    expect((await seen(id, other)).apply).toMatchObject({
      allowed: false,
      reasons: [{ code: 'no_place_left' }],
      applicationId: null,
    });
    expect((await seen(id, fixture.office)).apply).toMatchObject({
      allowed: false,
      reasons: [{ code: 'not_a_student' }],
    });
  });

  it('shows a student published programmes, and closed ones only if they applied to them', async () => {
    const [id, draft] = [await build(), await fixture.office.call(routes.create, { body: programmeInput() })];
    await fixture.student.call(applicationRoutes.begin, { body: { programmeId: id, declarationAccepted: true } });
    const { version } = await seen(id);
    await fixture.office.call(routes.close, { params: { id }, body: { version } });
    expect(await seen(id)).toMatchObject({ status: 'closed' });
    await expect(seen(id, fixture.doctor)).rejects.toMatchObject({ status: 404 });
    await expect(seen(draft.id)).rejects.toMatchObject({ status: 404 });
    await expect(seen('no-such-programme')).rejects.toMatchObject({ status: 404 });
    expect(await seen(draft.id, fixture.office)).toMatchObject({ status: 'draft' });
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;'],
    ['[点我](javascript:alert(1))', ''],
    ['[点我](data:text/html;base64,PHNjcmlwdD4=)', ''],
    ['![图](https://evil.example/pixel.png)', ''],
    ['<img src=x onerror=alert(1)>', ''],
    ['<style>body{display:none}</style>', ''],
    ['[a](https://ok.example "\\" onmouseover=alert(1) x=\\"")', 'https://ok.example'],
    ['# 大标题\n\n**粗** [官网](https://www.fu-berlin.de)', '<h2>'],
  ])('makes %j inert', async (text, kept) => {
    const { noticeHtml, introductionHtml } = await seen(await build({ notice: text, introduction: text }));
    expect(introductionHtml).toBe(noticeHtml);
    expect(noticeHtml).not.toMatch(
      /<(script|img|style|iframe|svg|object)|<[^>]*\s(on\w+|style|src|title)=|<[^>]*(javascript|data):/i,
    );
    expect(noticeHtml).toContain(kept);
  });
});

describe('managing', () => {
  it.each<[string, Partial<ProgrammeInput>, string]>([
    ['a window that ends before it begins', { applyUntil: '2026-10-01' }, 'applyUntil'],
    ['a late window inside the regular one', { lateEntryUntil: '2026-12-20' }, 'lateEntryUntil'],
    ['a stay that ends before it begins', { endOn: '2027-01-01' }, 'endOn'],
    ['no stay', { startOn: null }, 'startOn'],
    ['a day of the year 12', { startOn: '0012-04-01' }, 'startOn'],
    ['a country that is not listed', { country: 'XX' }, 'country'],
    ['no country', { country: null }, 'country'],
    ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }, 'timeZone'],
    ['an offset for a zone', { timeZone: '+01:00' }, 'timeZone'],
    ['a name of nothing to see', { name: '\u200b\u202e' }, 'name'],
    ['a country for a self-arranged one', { category: 'self_arranged' }, 'country'],
    ['a step twice', { reviewChain: ['office', 'office'] }, 'reviewChain'],
    [
      'two materials of one key',
      { requirements: [...programmeInput().requirements, ...programmeInput().requirements] },
      'requirements.1.key',
    ],
    ['a question called __proto__', asking({ key: '__proto__', label: '?', type: 'text' }), 'questions.fields.0.key'],
    [
      'two questions of one key',
      asking({ key: 'a', label: '?', type: 'text' }, { key: 'a', label: '?', type: 'text' }),
      'questions.fields.1.key',
    ],
    ['a choice of nothing', asking({ key: 'a', label: '?', type: 'choice' }), 'questions.fields.0.options'],
    [
      'a choice between the same',
      asking({
        key: 'a',
        label: '?',
        type: 'choices',
        options: [
          { value: 'x', label: '1' },
          { value: 'x', label: '2' },
        ],
      }),
      'questions.fields.0.options',
    ],
    [
      'a question that waits for a later one',
      asking(
        { key: 'a', label: '?', type: 'text', when: { field: 'b', in: ['x'] } },
        { key: 'b', label: '?', type: 'text' },
      ),
      'questions.fields.0.when',
    ],
    [
      'limits the wrong way round',
      asking({ key: 'a', label: '?', type: 'number', min: 5, max: 1 }),
      'questions.fields.0.max',
    ],
  ])('refuses %s and names the field', async (_, more, field) => {
    const refusal = {
      status: 400,
      body: { code: 'invalid_input', problems: expect.arrayContaining([expect.objectContaining({ field })]) },
    };
    await expect(fixture.office.call(routes.create, { body: programmeInput(more) })).rejects.toMatchObject(refusal);
  });

  it('names the field of an edit by its path in the request', async () => {
    const { id, version } = await fixture.office.call(routes.create, { body: programmeInput() });
    const edit = fixture.office.call(routes.update, {
      params: { id },
      body: { version, programme: programmeInput({ country: 'XX' }) },
    });
    await expect(edit).rejects.toMatchObject({ body: { problems: [{ field: 'programme.country' }] } });
  });

  it('returns the stored input, and accepts only one of two concurrent edits', async () => {
    const input = programmeInput({
      lateEntryUntil: '2027-01-10',
      questions: asking({ key: 'why', label: '为什么', type: 'paragraph', required: true }).questions,
    });
    const { id, version } = await fixture.office.call(routes.create, { body: input });
    expect(await fixture.office.call(routes.adminDetail, { params: { id } })).toMatchObject({
      programme: input,
      status: 'draft',
      placesTaken: 0,
    });
    const edit = (name: string) =>
      fixture.office.call(routes.update, { params: { id }, body: { version, programme: { ...input, name } } });
    const outcomes = await Promise.allSettled([edit('甲'), edit('乙')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = outcomes[0]?.status === 'fulfilled' ? '甲' : '乙';
    const after = await fixture.office.call(routes.adminDetail, { params: { id } });
    expect(after).toMatchObject({ version: version + 1, programme: { ...input, name: winner } });
    const listed = await fixture.office.call(routes.adminList, { query: { status: 'draft', q: winner } });
    expect(listed.items.map((item) => item.id)).toEqual([id]);
  });

  it('publishes and closes once', async () => {
    const { id, version } = await fixture.office.call(routes.create, { body: programmeInput() });
    const close = (seenVersion: number) =>
      fixture.office.call(routes.close, { params: { id }, body: { version: seenVersion } });
    const publish = (seenVersion: number) =>
      fixture.office.call(routes.publish, { params: { id }, body: { version: seenVersion } });
    await expect(close(version)).rejects.toMatchObject({ body: { code: 'not_allowed_now' } });
    await expect(publish(version + 1)).rejects.toMatchObject({ body: { code: 'stale_version' } });
    const published = await publish(version);
    await expect(publish(published.version)).rejects.toMatchObject({ body: { code: 'not_allowed_now' } });
    expect(await close(published.version)).toMatchObject({ status: 'closed' });
  });

  it('is only for the office; other staff can read, students cannot', async () => {
    const id = await build();
    const version = { version: 1 };
    const ways = [
      ['POST', '/api/admin/programmes', programmeInput()],
      ['PUT', `/api/admin/programmes/${id}`, { ...version, programme: programmeInput() }],
      ['POST', `/api/admin/programmes/${id}/publication`, version],
      ['POST', `/api/admin/programmes/${id}/closure`, version],
    ] as const;
    for (const { token } of [fixture.student, ...fixture.others]) {
      for (const [method, path, body] of ways)
        expect((await send(fixture.url, method, path, { token, body })).status).toBe(403);
    }
    const read = async (token: string) =>
      (await send(fixture.url, 'GET', `/api/admin/programmes/${id}`, { token })).status;
    expect(await Promise.all(fixture.others.map(({ token }) => read(token)))).toEqual([200, 200, 200]);
    expect(await read(fixture.student.token)).toBe(403);
    expect((await send(fixture.url, 'GET', '/api/programmes')).status).toBe(401);
  });
});

function asking(...fields: ProgrammeInput['questions']['fields']): Pick<ProgrammeInput, 'questions'> {
  return { questions: { key: 'questions', title: '补充问题', fields } };
}

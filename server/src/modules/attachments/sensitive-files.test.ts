import { applicationRoutes, attachmentRoutes, programmeRoutes, reviewRoutes } from '@yuanhang/contract';
import {
  begin,
  buildExchangeProgramme,
  buildUsers,
  decide,
  fill,
  submit,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import { programmeInput, requirement } from '../../../test/factories/programmes';
import { dispatchValues, openRequest, saveRequest, submitRequest } from '../../../test/factories/requests';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

const purpose = '核对护照姓名与机票';

let fixture: MobilityFixture;
let users: TestUsers;
let applicationId: string;
let requestId: string;
let number: string;
/** A file of each material, by its key. */
let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
  const { student, office, collegeReviewer } = users;
  const optional = { required: false, maxCount: 3 };
  const programmeId = await buildExchangeProgramme(fixture, office, {
    requirements: [
      requirement({ key: 'transcript', name: '成绩单', phase: 'application' }),
      // As in an application frozen before programmes stated it.
      requirement({ key: 'passport', name: '护照首页', phase: 'application', ...optional }),
      requirement({ key: 'account', name: '收款账户', phase: 'application', ...optional, sensitive: true }),
      requirement({ key: 'sample', name: '护照照片的样张', phase: 'application', ...optional, sensitive: false }),
      requirement({ key: 'policy', name: '保险单', phase: 'dispatch' }),
      requirement({ key: 'visa', name: '签证页', phase: 'dispatch', ...optional, sensitive: true }),
    ],
  });
  const draft = await begin(student, programmeId);
  ({ id: applicationId, number } = draft);
  const upload = async (requirementKey: string, request?: string) => {
    const owner =
      request === undefined ? { ownerId: applicationId } : { ownerType: 'request' as const, ownerId: request };
    return (await uploadFile(fixture.url, student.token, { ...owner, requirementKey })).id;
  };
  const [passport, account, sample] = [await upload('passport'), await upload('account'), await upload('sample')];
  const submitted = await submit(student, await fill(fixture, student, draft));
  const asked = await collegeReviewer.call(reviewRoutes.askSupplement, {
    params: { id: applicationId },
    body: {
      version: submitted.version,
      items: [{ name: '身份证复印件' }, { name: '推荐信' }],
      dueOn: '2026-11-30',
      comment: '请补交',
    },
  });
  const [card, letter] = [await upload('supplement_1_1'), await upload('supplement_1_2')];
  const back = await student.call(applicationRoutes.answerSupplement, {
    params: { id: applicationId },
    body: { version: asked.version },
  });
  await decide(office, await decide(collegeReviewer, back));
  const opened = await openRequest(student, applicationId, 'dispatch_confirmation');
  requestId = opened.id;
  await upload('policy', requestId);
  const visa = await upload('visa', requestId);
  await submitRequest(student, await saveRequest(student, opened, dispatchValues));
  files = { passport, account, sample, card, letter, visa };
});
afterAll(() => fixture.stop());

const params = (key: string) => ({ id: files[key] ?? '' });
const plainly = (who: Person, key: string) =>
  who.call(attachmentRoutes.readLink, { params: params(key), query: { as: 'view' } });
const forPurpose = (who: Person, key: string, why = purpose, as: 'view' | 'download' = 'view') =>
  who.call(attachmentRoutes.openForPurpose, { params: params(key), body: { as, purpose: why } });
const openings = () =>
  fixture.database.select<{ actor_id: string; actor_role: string; subject_id: string; text: string }>(
    `SELECT e.actor_id, e.actor_role, e.subject_id, d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id
     WHERE e.action = 'open_file' ORDER BY e.seq`,
  );

it.each(['passport', 'account', 'card', 'visa'])('staff open the %s only for a purpose', async (key) => {
  for (const who of [users.office, users.collegeReviewer]) {
    expect(await refusal(plainly(who, key))).toMatchObject({ status: 409, detail: 'purpose_needed' });
    expect(await refusal(forPurpose(who, key, '看'))).toMatchObject({ problems: [{ field: 'purpose' }] });
  }
  const before = await openings();
  const { url } = await forPurpose(users.office, key);
  expect((await fetch(new URL(url, fixture.url))).status).toBe(200);
  expect(await openings()).toHaveLength(before.length + 1);
});

it('the audit log has who opened which file, whose it is, and why', async () => {
  await forPurpose(users.office, 'passport');
  await forPurpose(users.collegeReviewer, 'visa', '核对签证有效期', 'download');
  expect((await openings()).slice(-2)).toEqual([
    {
      actor_id: users.office.id,
      actor_role: 'office',
      subject_id: applicationId,
      text: `${number} · 护照首页 · 查看 · ${purpose}`,
    },
    {
      actor_id: users.collegeReviewer.id,
      actor_role: 'college_reviewer',
      subject_id: requestId,
      text: `${number} · 签证页 · 下载 · 核对签证有效期`,
    },
  ]);
});

it('is refused, and leaves no entry, for staff who may not read the file', async () => {
  const before = await openings();
  expect(await refusal(forPurpose(users.otherReviewer, 'passport'))).toMatchObject({ status: 404 });
  expect(await refusal(plainly(users.otherReviewer, 'passport'))).toMatchObject({ status: 404 });
  expect(await openings()).toEqual(before);
});

it('students open their own files without a purpose, and everybody opens other files as before', async () => {
  const before = await openings();
  for (const key of Object.keys(files)) await plainly(users.student, key);
  for (const key of ['sample', 'letter']) {
    await plainly(users.office, key);
    await forPurpose(users.office, key);
  }
  expect(await openings()).toEqual(before);
});

it('the office marks a material in the programme', async () => {
  const marked = requirement({ key: 'account', name: '收款账户', phase: 'application', sensitive: true });
  const { id } = await users.office.call(programmeRoutes.create, {
    body: programmeInput({ requirements: [marked] }),
  });
  const { programme } = await users.office.call(programmeRoutes.adminDetail, { params: { id } });
  expect(programme.requirements).toEqual([marked]);
});

it('opens no file while the audit log is broken', async () => {
  const head = await fixture.database.first<{ seal: string }>('SELECT seal FROM audit_head');
  const seal = (value: string) =>
    fixture.database.transaction((tx) =>
      fixture.database.execute('UPDATE audit_head SET seal = :value', { value }, tx),
    );
  await seal('');
  expect(await refusal(forPurpose(users.office, 'passport'))).toMatchObject({ status: 503, code: 'audit_broken' });
  await seal(head?.seal ?? '');
});

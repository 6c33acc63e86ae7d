import { identityRoutes, peopleRoutes, reviewRoutes } from '@yuanhang/contract';
import type { StaffRole } from '@yuanhang/domain';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  type TestUsers,
} from '../../../test/factories/applications';
import { decideRequest, openRequest, saveRequest, submitRequest } from '../../../test/factories/requests';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
let admin: Person;
beforeEach(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
  admin = await fixture.personOf(
    await fixture.identity.people.createStaff({ name: '管理员', roles: [{ role: 'admin' }] }),
  );
});
afterEach(() => fixture.stop());

const student = {
  studentNumber: '2026000001',
  name: '周雨桐',
  pinyin: 'ZHOU YUTONG',
  gender: '女' as const,
  birthDate: '2006-01-02',
  collegeCode: 'CS',
  major: '软件工程',
  level: 'undergraduate' as const,
  grade: '2026 级',
  gpa: '3.9',
};
type SyncResult = typeof student & {
  phone?: string | null;
  email?: string;
  identityCard?: string | null;
  casId?: string;
};
const sync = (...students: SyncResult[]) => admin.call(peopleRoutes.syncStudents, { body: { students } });
const list = async (who: Person, query: object = {}) =>
  (await who.call(peopleRoutes.students, { query })).items.map(({ name }) => name);
const card = '110101200601020012';

describe('the register', () => {
  it('adds and changes students by student number, and keeps the contact data they entered', async () => {
    expect(await sync({ ...student, phone: '13800000001', identityCard: cardOf(card) })).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
    });
    const again = { ...student, phone: '13900000009', identityCard: cardOf(card) };
    expect(await sync(again)).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(await sync({ ...again, major: '网络空间安全', name: '周语桐' })).toMatchObject({ updated: 1 });
    const [found] = (await users.office.call(peopleRoutes.students, { query: { q: '2026000001' } })).items;
    const detail = await users.office.call(peopleRoutes.student, { params: { id: found?.id ?? '' } });
    expect(detail).toMatchObject({ name: '周语桐', major: '网络空间安全', phone: '13800000001' });
    expect(detail.identityCard).toMatch(/^1●+\w{3}$/);
    const me = await fixture.personOf(found?.id ?? '');
    expect((await me.call(identityRoutes.currentSession, {})).me.roles).toEqual(['student']);

    const reveal = (who: Person) =>
      who.call(peopleRoutes.revealIdentityCard, { params: { id: me.id }, body: { purpose: '办理保险' } });
    expect(await reveal(users.office)).toEqual({ value: cardOf(card) });
    expect(await refusal(reveal(users.collegeReviewer))).toMatchObject({ status: 403 });
    await sync({ ...again, identityCard: null });
    expect(await refusal(reveal(users.office))).toMatchObject({ status: 404 });
  });

  it('writes all or nothing, and reports each problem by row and field', async () => {
    const wrong = sync(
      { ...student, identityCard: '110101200601020011' },
      { ...student, collegeCode: 'XX', phone: 'abc' },
    );
    const { status, problems } = await refusal(wrong);
    expect(status).toBe(400);
    expect(problems.map(({ field }) => field)).toEqual([
      'students.0.identityCard',
      'students.1.studentNumber',
      'students.1.collegeCode',
      'students.1.phone',
    ]);
    const misspelt = await refusal(sync({ ...student, birthDate: '2026-02-30' }));
    expect(misspelt.problems).toMatchObject([{ field: 'students.0.birthDate' }]);
    expect(await list(admin)).toEqual(['林知远']);
  });

  it('shows a college its own students', async () => {
    await sync(student, { ...student, studentNumber: '2026000002', name: '许睿', casId: 'xr' });
    expect(await list(users.otherReviewer)).toEqual(['周雨桐', '许睿']);
    expect(await list(users.collegeReviewer)).toEqual(['林知远']);
    expect(await list(users.office, { level: 'undergraduate', q: '许' })).toEqual(['许睿']);
    const foreign = users.collegeReviewer.call(peopleRoutes.student, { params: { id: await idOf('2026000001') } });
    expect(await refusal(foreign)).toMatchObject({ status: 404 });
  });
});

const idOf = async (number: string) =>
  (await users.office.call(peopleRoutes.students, { query: { q: number } })).items[0]?.id ?? '';
/** A number with the check character that belongs to its first 17 digits. */
function cardOf(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits.slice(0, 17) + '10X98765432'[sum % 11];
}

describe('staff accounts', () => {
  const add = (casId: string, roles: { role: 'office' | 'admin' | 'college_reviewer'; collegeId: string | null }[]) =>
    admin.call(peopleRoutes.addUser, { body: { name: '新老师', casId, roles } });

  it('are added with roles, change from the next request on, and cannot be changed by their own holder', async () => {
    const user = await add('t001', [{ role: 'office', collegeId: null }]);
    expect(await refusal(add('t001', [{ role: 'office', collegeId: null }]))).toMatchObject({
      status: 409,
      problems: [{ field: 'casId' }],
    });
    expect(await refusal(add('t002', [{ role: 'college_reviewer', collegeId: null }]))).toMatchObject({
      problems: [{ field: 'roles.0.collegeId' }],
    });
    const teacher = await fixture.personOf(user.id);
    await teacher.call(peopleRoutes.colleges, {});
    const roles = [{ role: 'college_reviewer' as const, collegeId: users.computing }];
    const set = (version: number) =>
      admin.call(peopleRoutes.setRoles, { params: { id: user.id }, body: { version, roles } });
    const changed = await set(user.version);
    expect(changed.roles).toMatchObject([{ role: 'college_reviewer', college: { name: '信息科学与工程学院' } }]);
    expect(await refusal(teacher.call(peopleRoutes.colleges, {}))).toMatchObject({ status: 401 });
    expect(await refusal(set(user.version))).toMatchObject({ status: 409, code: 'stale_version' });
    const own = admin.call(peopleRoutes.setStatus, {
      params: { id: admin.id },
      body: { version: 0, status: 'disabled', reason: '离职' },
    });
    expect(await refusal(own)).toMatchObject({ status: 409, detail: 'own_account' });
    const { items } = await admin.call(peopleRoutes.users, { query: { role: 'college_reviewer' } });
    expect(items.map(({ name }) => name).sort()).toEqual(['吴建明', '新老师', '李静怡']);
  });

  it('always keep an administrator, also under concurrent changes', async () => {
    const other = await add('t009', [{ role: 'admin', collegeId: null }]);
    const second = await fixture.personOf(other.id);
    const disable = (by: Person, id: string) =>
      by.call(peopleRoutes.setStatus, { params: { id }, body: { version: 0, status: 'disabled', reason: '轮岗' } });
    const both = await Promise.allSettled([disable(admin, other.id), disable(second, admin.id)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = await fixture.database.select(
      "SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id WHERE r.role = 'admin' AND u.status = 'active'",
    );
    expect(left).toHaveLength(1);
  });
});

describe('the last reviewer', () => {
  const version = async (id: string) => {
    const { items } = await admin.call(peopleRoutes.users, { query: {} });
    return items.find((user) => user.id === id)?.version ?? -1;
  };
  const disable = async ({ id }: { id: string }) =>
    admin.call(peopleRoutes.setStatus, {
      params: { id },
      body: { version: await version(id), status: 'disabled', reason: '离职' },
    });
  const give = async ({ id }: { id: string }, roles: { role: StaffRole; collegeId: string | null }[]) =>
    admin.call(peopleRoutes.setRoles, { params: { id }, body: { version: await version(id), roles } });
  const add = (casId: string, role: StaffRole, collegeId: string | null = null) =>
    admin.call(peopleRoutes.addUser, { body: { name: '新老师', casId, roles: [{ role, collegeId }] } });

  it('of a college with students stays until another is named, whatever would take the role away', async () => {
    const programmeId = await buildExchangeProgramme(fixture, users.office);
    const applicant = await buildStudent(fixture, users.languages);
    await buildSubmitted(fixture, applicant, programmeId);
    const refused = {
      status: 409,
      code: 'not_allowed_now',
      detail: 'last_reviewer',
      message: '这样外国语学院就没有学院审核了：该学院有 2 名学生，还有 1 项申请需要这一步审核。请先指定另一位审核人',
    };
    expect(await refusal(disable(users.collegeReviewer))).toMatchObject(refused);
    expect(await refusal(give(users.collegeReviewer, [{ role: 'office', collegeId: null }]))).toMatchObject(refused);
    const elsewhere = [{ role: 'college_reviewer', collegeId: users.computing }] as const;
    expect(await refusal(give(users.collegeReviewer, [...elsewhere]))).toMatchObject(refused);
    // Nothing of a refused change stays: the reviewer still works, and is still signed in.
    expect((await users.collegeReviewer.call(reviewRoutes.queue, { query: {} })).items).toHaveLength(1);

    await add('t020', 'college_reviewer', users.languages);
    expect((await disable(users.collegeReviewer)).status).toBe('disabled');
  });

  it('of a college without students may leave', async () => {
    expect((await disable(users.otherReviewer)).status).toBe('disabled');
  });

  it('of the office and of finance stays while something has yet to pass the step', async () => {
    const programmeId = await buildExchangeProgramme(fixture, users.office);
    const { id } = await buildApproved(fixture, users, await buildStudent(fixture, users.languages), programmeId);
    expect((await disable(users.finance)).status).toBe('disabled');
    const finance = await fixture.personOf((await add('t021', 'finance')).id);
    const { studentId } = await fixture.applications.facts(id).then((record) => record?.facts ?? { studentId: '' });
    const student = await fixture.personOf(studentId);
    const budget = await openRequest(student, id, 'budget_application');
    const values = { internationalTravelAmount: 800_000, explanation: '往返经济舱机票，按官网报价计算' };
    const submitted = await submitRequest(student, await saveRequest(student, budget, values));
    expect(await refusal(disable(finance))).toMatchObject({
      detail: 'last_reviewer',
      message: '这样就没有经费审核了：还有 1 项事项需要这一步审核。请先指定另一位审核人',
    });
    expect(await refusal(disable(users.office))).toMatchObject({ detail: 'last_reviewer' });
    const passed = await decideRequest(users.office, submitted);
    expect((await disable(users.office)).status).toBe('disabled');
    await decideRequest(finance, passed);
    expect((await disable(finance)).status).toBe('disabled');
  });

  it('stays when two administrators remove the last two at the same time', async () => {
    const second = await add('t022', 'college_reviewer', users.languages);
    const both = await Promise.allSettled([disable(users.collegeReviewer), disable(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

it('identifies colleges by code', async () => {
  const { id } = await admin.call(peopleRoutes.addCollege, { body: { code: 'PH', name: '物理学院' } });
  const change = (code: string) =>
    admin.call(peopleRoutes.changeCollege, { params: { id }, body: { code, name: '物理科学与技术学院' } });
  expect(await refusal(change('CS'))).toMatchObject({ status: 409, problems: [{ field: 'code' }] });
  await change('PH');
  const { items } = await users.finance.call(peopleRoutes.colleges, {});
  expect(items.map(({ name }) => name)).toContain('物理科学与技术学院');
});

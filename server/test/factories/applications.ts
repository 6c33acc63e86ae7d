import { type ApplicationDetail, applicationRoutes, type ProgrammeInput, reviewRoutes } from '@yuanhang/contract';
import type { MobilityFixture, Person } from '../mobility-fixture';
import { uploadFile } from './attachments';
import { grantConsents } from './consents';
import { buildProgramme, officeStaff, programmeInput, requirement } from './programmes';

/** Two colleges with a reviewer each, the office, finance, and a person who is both a student and a reviewer. */
export async function buildUsers(fixture: MobilityFixture) {
  const { people } = fixture.identity;
  const languages = await people.createCollege({ code: 'FL', name: '外国语学院' });
  const computing = await people.createCollege({ code: 'CS', name: '信息科学与工程学院' });
  const staff = async (name: string, role: 'college_reviewer' | 'office' | 'finance', collegeId?: string) =>
    fixture.personOf(await people.createStaff({ name, roles: [{ role, ...(collegeId ? { collegeId } : {}) }] }));
  return {
    languages,
    computing,
    student: await buildStudent(fixture, languages),
    collegeReviewer: await staff('李静怡', 'college_reviewer', languages),
    otherReviewer: await staff('吴建明', 'college_reviewer', computing),
    office: await staff('陈国栋', 'office'),
    finance: await staff('钱玉珍', 'finance'),
  };
}
export type TestUsers = Awaited<ReturnType<typeof buildUsers>>;

let students = 0;
/** A student who has agreed to every purpose, unless `purposes` says which. */
export async function buildStudent(
  fixture: MobilityFixture,
  collegeId: string,
  name = '林知远',
  purposes?: readonly string[],
): Promise<Person> {
  students += 1;
  const id = await fixture.identity.people.createStudent({
    name,
    studentNumber: `2024${String(students).padStart(6, '0')}`,
    pinyin: 'LIN ZHIYUAN',
    gender: '女',
    birthDate: '2005-03-12',
    collegeId,
    major: '德语',
    level: 'undergraduate',
    grade: '2024',
    gpa: '3.72 / 4.00',
    phone: '13800001234',
    email: 'lin@example.edu',
  });
  await grantConsents(fixture.database, id, fixture.clock.now(), purposes);
  return fixture.personOf(id);
}

/** The requirements of a whole exchange: a transcript, the insurance at dispatch, and a question of the programme. */
const exchangeProgramme: Partial<ProgrammeInput> = {
  eligibleGroups: ['undergraduate'],
  name: '柏林自由大学交换',
  startOn: '2027-03-01',
  endOn: '2027-08-31',
  applyUntil: '2026-12-15',
  places: 5,
  requirements: [
    requirement({ key: 'transcript', name: '成绩单', phase: 'application', maxCount: 2 }),
    requirement({ key: 'policy', name: '保险单', phase: 'dispatch' }),
  ],
  questions: {
    key: 'questions',
    title: '补充问题',
    fields: [{ key: 'whyBerlin', label: '为什么选择柏林', type: 'paragraph', required: true }],
  },
  budgetEligible: true,
  fundingEligible: false,
};

export const exchangeProgrammeInput = (): ProgrammeInput => programmeInput(exchangeProgramme);

/** Creates a programme, published by that member of the office; returns its id. */
export const buildExchangeProgramme = (
  fixture: MobilityFixture,
  office: Person,
  more: Partial<ProgrammeInput> = {},
): Promise<string> =>
  buildProgramme(fixture, { ...exchangeProgramme, ...more }, { ...officeStaff(), userId: office.id });

export const begin = (student: Person, programmeId: string): Promise<ApplicationDetail> =>
  student.call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } });

const basic = {
  phone: '13800001234',
  email: 'lin@example.edu',
  address: '兰州市城关区天水南路 222 号',
  emergencyName: '林建国',
  emergencyRelation: '父亲',
  emergencyPhone: '13900005678',
};
const application = {
  startOn: '2027-03-01',
  endOn: '2027-08-31',
  fundingSource: ['self'],
  studyPlan: '我计划修读日耳曼学与翻译学课程，并准备毕业论文。'.repeat(12),
  hasBeenAbroad: false,
};

/** Saves every page and uploads the transcript, so that nothing is missing. */
export async function fill(
  fixture: MobilityFixture,
  student: Person,
  draft: ApplicationDetail,
): Promise<ApplicationDetail> {
  const { id } = draft;
  const pages = { basic, application, questions: { whyBerlin: '那里有最好的老师。' } } as const;
  let { version, missing } = draft;
  for (const [page, values] of Object.entries(pages)) {
    const saved = await student.call(applicationRoutes.savePage, {
      params: { id, page: page as keyof typeof pages },
      body: { version, values },
    });
    ({ version, missing } = saved);
  }
  if (missing.some(({ field }) => field === 'materials.transcript')) {
    await uploadFile(fixture.url, student.token, { ownerId: id, requirementKey: 'transcript' });
  }
  return student.call(applicationRoutes.detail, { params: { id } });
}

export const submit = (student: Person, { id, version }: { id: string; version: number }): Promise<ApplicationDetail> =>
  student.call(applicationRoutes.submit, { params: { id }, body: { version } });

/** Starts, fills in and submits an application. */
export async function buildSubmitted(
  fixture: MobilityFixture,
  student: Person,
  programmeId: string,
): Promise<ApplicationDetail> {
  return submit(student, await fill(fixture, student, await begin(student, programmeId)));
}

export const decide = (
  reviewer: Person,
  { id, version }: { id: string; version: number },
  decision: 'approve' | 'return' | 'reject' = 'approve',
  comment?: string,
) =>
  reviewer.call(reviewRoutes.decideApplication, {
    params: { id },
    body: { version, decision, ...(comment ? { comment } : {}) },
  });

/** Submits an application and approves it by college and office. */
export async function buildApproved(fixture: MobilityFixture, users: TestUsers, student: Person, programmeId: string) {
  const submitted = await buildSubmitted(fixture, student, programmeId);
  return decide(users.office, await decide(users.collegeReviewer, submitted));
}

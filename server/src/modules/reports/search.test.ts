import {
  applicationRoutes,
  mobilityDeskRoutes,
  peopleRoutes,
  programmeRoutes,
  reportRoutes,
  reviewRoutes,
} from '@yuanhang/contract';
import { begin, buildExchangeProgramme, buildStudent, buildSubmitted } from '../../../test/factories/applications';
import { buildExchange } from '../../../test/factories/check-ins';
import { officeStaff, programmeInput } from '../../../test/factories/programmes';
import type { Person } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let office: Person;
let college: Person;
let foreign: Person;
let student: Person;
let waiting: { readonly id: string; readonly number: string };
let studentNumber: string;

/** 林知远 of FL is abroad in Berlin; 欧阳娜娜 of CS waits for her college in the programme of Tokyo. */
beforeAll(async () => {
  fixture = await startServerFixture();
  const { users } = await buildExchange(fixture);
  ({ office, student } = users);
  college = users.otherReviewer;
  foreign = users.collegeReviewer;
  const tokyo = await buildExchangeProgramme(fixture, office, {
    name: '早稻田大学春季交换',
    institution: 'Waseda University',
    country: 'JP',
    city: '东京',
  });
  waiting = await buildSubmitted(fixture, await buildStudent(fixture, users.computing, '欧阳娜娜'), tokyo);
  const [found] = (await office.call(peopleRoutes.students, { query: { q: '欧阳' } })).items;
  studentNumber = found?.studentNumber ?? '';
});
afterAll(() => fixture.stop());

const queue = async (who: Person, q: string) =>
  (await who.call(reviewRoutes.queue, { query: { q } })).items.map((item) => item.student.name);
const list = async (who: Person, q: string) =>
  (await who.call(reportRoutes.applications, { query: { q } })).items.map((item) => item.student.name);
const palette = (who: Person, q: string) => who.call(reportRoutes.search, { query: { q } });

it.each([
  ['two characters of a name', () => '阳娜'],
  ['pinyin', () => 'ouyangnana'],
  ['initials', () => 'OYNN'],
  ['the end of a student number', () => studentNumber.slice(-4)],
  ['the end of an application number', () => waiting.number.slice(-5)],
  ['a programme', () => '早稻田'],
  ['an institution, in full width', () => 'ｗａｓｅｄａ'],
  ['a city in Chinese', () => '东京'],
  ['a city in English', () => 'tokyo'],
  ['several words, in any order', () => '东京 欧阳 春季'],
])('finds an application by %s', async (_, q) => {
  expect(await queue(college, q())).toEqual(['欧阳娜娜']);
  expect(await list(office, q())).toEqual(['欧阳娜娜']);
  expect((await palette(office, q())).applications.map(({ id }) => id)).toEqual([waiting.id]);
});

it('finds nothing when one of several words is missing', async () => {
  expect(await list(office, '欧阳 柏林')).toEqual([]);
  expect(await queue(college, '欧阳 柏林')).toEqual([]);
});

it('shows nobody outside the scope of a college', async () => {
  expect(await queue(foreign, '欧阳')).toEqual([]);
  expect(await list(foreign, '欧阳')).toEqual([]);
  expect(await palette(foreign, '欧阳')).toMatchObject({ students: [], applications: [] });
  const register = await college.call(peopleRoutes.students, { query: { q: '知远' } }).catch(() => ({ items: [] }));
  expect(register.items).toEqual([]);
});

it('finds students of the register and abroad, and programmes, by parts', async () => {
  const names = async (q: string) =>
    (await office.call(peopleRoutes.students, { query: { q } })).items.map(({ name }) => name);
  expect(await names('娜')).toEqual(['欧阳娜娜']);
  expect(await names('zhiyuan lin')).toContain('林知远');
  const abroad = async (q: string) =>
    (await office.call(mobilityDeskRoutes.studentsAbroad, { query: { q } })).items.map((item) => item.student.name);
  expect(await abroad('知远 柏林')).toEqual(['林知远']);
  expect(await abroad('欧阳')).toEqual([]);
  const programmes = async (q: string) =>
    (await student.call(programmeRoutes.list, { query: { q } })).items.map(({ name }) => name);
  expect(await programmes('japan 早稻')).toEqual(['早稻田大学春季交换']);
  expect(await programmes('日本')).toEqual(['早稻田大学春季交换']);
});

it('finds a student by the new name after an import changed it', async () => {
  const { identity, database } = fixture;
  await database.transaction((tx) => identity.register.upsertStudents([{ studentNumber, name: '欧阳文慧' }], tx));
  expect(await list(office, '娜娜')).toEqual([]);
  expect(await list(office, 'wenhui')).toEqual(['欧阳文慧']);
  await database.transaction((tx) => identity.register.upsertStudents([{ studentNumber, name: '欧阳娜娜' }], tx));
});

it('keeps nothing of deleted drafts', async () => {
  const { database, programmes } = fixture;
  const copies = () =>
    database.select<{ id: string }>(
      `SELECT subject_id AS id FROM search_texts WHERE kind <> 'student'
       UNION SELECT subject_id FROM search_grams WHERE kind <> 'student' ORDER BY id`,
    );
  const before = await copies();
  const draft = await database.transaction((tx) =>
    programmes.create(officeStaff(), programmeInput({ name: '草稿' }), tx),
  );
  const berlin = await buildExchangeProgramme(fixture, office, { name: '维也纳大学交换' });
  const published = await copies();
  const begun = await begin(student, berlin);
  expect(await copies()).toHaveLength(published.length + 1);
  await office.call(programmeRoutes.remove, { params: { id: draft.id }, query: { version: draft.version } });
  await student.call(applicationRoutes.remove, { params: { id: begun.id }, query: { version: begun.version } });
  expect(await copies()).toEqual([...before, { id: berlin }].sort((a, b) => (a.id < b.id ? -1 : 1)));
});

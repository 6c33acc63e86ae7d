import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peopleRoutes } from '@yuanhang/contract';
import { type ImportFixture, startImportFixture } from '../../../test/import-fixture';

/** Rosters as spreadsheet programs, student systems and people make them. */
let imports: ImportFixture;
beforeEach(async () => {
  imports = await startImportFixture();
  const { languages: collegeId, fixture } = imports;
  await fixture.identity.people.createStudent({
    ...{ name: '林知远', studentNumber: '2024110000', casId: '2024110000', pinyin: 'LIN ZHIYUAN', gender: '女' },
    ...{ birthDate: '2003-01-10', collegeId, major: '德语', level: 'undergraduate', grade: '2024 级', gpa: '3.72' },
  });
});
afterEach(() => imports.fixture.stop());

const bytesOf = (fileName: string) => readFileSync(join(__dirname, 'cases', fileName));

async function studentOf(number: string) {
  const { items } = await imports.admin.call(peopleRoutes.students, { query: { q: number } });
  const [found] = items.filter(({ studentNumber }) => studentNumber === number);
  return found && imports.admin.call(peopleRoutes.student, { params: { id: found.id } });
}
const added = {
  ...{ studentNumber: '2026990001', name: '测试甲', pinyin: 'CE SHIJIA', gender: '女', birthDate: '2006-01-02' },
  ...{ major: '德语', level: 'undergraduate', grade: '2026 级', gpa: '3.5', phone: '13800000001' },
  college: { code: 'FL' },
};

it.each([
  ['poi_sxssf_easyexcel.xlsx', {}],
  ['x_title.xlsx', {}],
  ['title_row.csv', {}],
  ['tab.csv', {}],
  ['semicolon.csv', {}],
  ['utf16_tab.csv', {}],
  ['date_serial.csv', {}],
  ['x_date_serial.xlsx', {}],
  ['date_dmy_en.csv', {}],
  ['fullwidth.csv', {}],
  ['x_formula.xlsx', {}],
  ['x_formula_gpa.xlsx', {}],
  ['level_alias.csv', {}],
  ['x_gender_en.xlsx', {}],
  ['x_space_name.xlsx', { name: '测甲' }],
  ['x_fullspace_name.xlsx', { name: '测甲' }],
  ['quote_newline.csv', {}],
])('%s: the student is added as meant', async (fileName, different) => {
  expect(await imports.report('students', 'check', fileName, bytesOf(fileName))).toMatchObject({
    ...{ applied: false, rows: 1, created: 1, problems: [] },
    fresh: { total: 1, items: [{ key: '2026990001' }] },
    missing: { total: 2, items: expect.arrayContaining([{ key: '2024110000', name: '林知远' }]) },
  });
  expect(await studentOf('2026990001')).toBeUndefined();
  const { applied, created } = await imports.report('students', 'apply', fileName, bytesOf(fileName));
  expect({ applied, created }).toEqual({ applied: true, created: 1 });
  expect(await studentOf('2026990001')).toMatchObject({ ...added, ...different });
});

it.each([
  ['date_us.csv', '出生日期', /E2.*1\/2\/2006.*2006 年 2 月 1 日，也可能是 2006 年 1 月 2 日/],
  ['date_feb30.csv', '出生日期', /E2.*2006-02-30/],
  ['id_scientific.csv', '身份证号', /M2 是科学计数（6\.20102E\+17）.*“文本”格式/],
  ['number_scientific.csv', '学号', /A2 是科学计数（2\.02699E\+09）.*“文本”格式/],
  ['x_idnumber.xlsx', '身份证号', /M2 存成了数字（1101051949123100\d\d）.*科学计数.*“文本”格式/],
])('%s: the row has a problem that says what to do', async (fileName, column, message) => {
  const { applied, created, problems } = await imports.report('students', 'apply', fileName, bytesOf(fileName));
  expect({ applied, created, problems }).toEqual({
    ...{ applied: false, created: 0 },
    problems: [{ row: 2, column, message: expect.stringMatching(message) }],
  });
  expect(await studentOf('2026990001')).toBeUndefined();
});

it('no_gpa_column.csv: a field without a column stays, and the report says so', async () => {
  const fileName = 'no_gpa_column.csv';
  const report = await imports.report('students', 'apply', fileName, bytesOf(fileName));
  expect(report).toMatchObject({ applied: true, rows: 1, created: 0, updated: 0, unchanged: 1, emptied: 0 });
  expect(report.untouched).toEqual([
    ...['平均学分绩点', '绩点满分', '平均分', '专业排名', '排名日期', '处分', '国籍', '手机', '邮箱'],
    ...['身份证号', '统一认证账号'],
  ]);
  expect(await studentOf('2024110000')).toMatchObject({ gpa: '3.72' });
});

import { Workbook } from '@protobi/exceljs';
import { importLimits, importRoutes, peopleRoutes } from '@yuanhang/contract';
import { type ImportFixture, startImportFixture } from '../../../test/import-fixture';

/** Files as offices keep them for themselves: with titles, totals, own headings and own words. */
let imports: ImportFixture;
beforeEach(async () => {
  imports = await startImportFixture();
});
afterEach(() => imports.fixture.stop());

const csv = (...rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join(',')).join('\r\n');
const heads = ['学号', '姓名', '姓名拼音', '性别', '出生日期', '学院代码', '专业', '培养层次', '年级'];
const student = (number: string, more: Readonly<Record<string, string>> = {}) => {
  const given: Readonly<Record<string, string>> = {
    ...{ 学号: number, 姓名: '王小明', 姓名拼音: 'WANG XIAOMING', 性别: '男', 出生日期: '2006-01-02', 学院代码: 'CS' },
    ...{ 专业: '软件工程', 培养层次: '本科生', 年级: '2026 级' },
    ...more,
  };
  return given;
};
const rowOf = (of: readonly string[], ...given: Parameters<typeof student>) => {
  const values = student(...given);
  return of.map((head) => values[head] ?? '');
};
const check = (...rows: readonly (readonly string[])[]) =>
  imports.report('students', 'check', '名单.csv', csv(...rows));
const apply = (...rows: readonly (readonly string[])[]) =>
  imports.report('students', 'apply', '名单.csv', csv(...rows));
async function registered(number: string) {
  const { items } = await imports.admin.call(peopleRoutes.students, { query: { q: number } });
  const id = items.find(({ studentNumber }) => studentNumber === number)?.id ?? '';
  return imports.admin.call(peopleRoutes.student, { params: { id } });
}

it('reads headings, colleges and words as offices write them, and shows what it does not import', async () => {
  const report = await apply(
    ['2026 级新生名单', '', '', '', '', '', '', '', '', '', ''],
    [
      '序号',
      '学生学号',
      '学生姓名',
      '拼音',
      '性别（男/女）',
      '出生年月日',
      '所在学院',
      '专业名称',
      '层次',
      '所在年级',
      '政治面貌',
    ],
    ['1', '2026000001', '张　三', 'ZHANG SAN', 'M', '20060102', '外国语学院', '德语', '硕士研究生', '2026', '团员'],
    ['2', '2026000002', '欧阳 娜娜', 'OUYANG NANA', '女性', '2006.1.2', 'cs', '软件工程', '博士', '2026级', '群众'],
    ['3', '', '', '', '', '', '', '', '', '', ''],
    ['合　计', '2 人', '', '', '', '', '', '', '', '', ''],
    ['制表人：李老师', '', '', '', '', '', '', '', '', '', ''],
  );
  expect(report).toMatchObject({ applied: true, rows: 2, created: 2, problems: [] });
  expect(report.columns.filter(({ field }) => field === null)).toEqual([
    { head: '序号', field: null },
    { head: '政治面貌', field: null },
  ]);
  expect(report.columns).toContainEqual({ head: '层次', field: '培养层次' });
  expect(report.skipped).toEqual([
    { row: 6, text: '合计' },
    { row: 7, text: '制表人：李老师' },
  ]);
  expect(await registered('2026000001')).toMatchObject({
    ...{ name: '张三', gender: '男', level: 'master', grade: '2026 级', college: { code: 'FL' } },
  });
  expect(await registered('2026000002')).toMatchObject({ name: '欧阳娜娜', level: 'doctor', college: { code: 'CS' } });
});

it.each([
  ['a leading apostrophe', "'2026000001", '王小明'],
  ['a formula that keeps zeros', '"=""2026000001"""', '王小明'],
  ['a number of a data program', '2026000001.0', '王小明'],
  ['invisible characters and spaces', '\u200b2026000001\u00a0', '\u00a0王\u3000小\u200b明 '],
])('reads %s', async (_, number, name) => {
  expect(await apply(heads, rowOf(heads, number, { 姓名: name }))).toMatchObject({ applied: true, created: 1 });
  expect(await registered('2026000001')).toMatchObject({ name: '王小明' });
});

it('keeps the space in a name of other letters', async () => {
  await apply(heads, rowOf(heads, '2026000001', { 姓名: 'Anna  Maria' }));
  expect(await registered('2026000001')).toMatchObject({ name: 'Anna Maria' });
});

it.each([
  ['#N/A', /J2 是公式的错误值（#N\/A）/],
  ['########', /J2 只有“########”/],
  ['3.5E+00', /J2 是科学计数/],
])('a cell with %s is a problem that names it, and changes nothing', async (gpa, message) => {
  const withGpa = [...heads, '平均学分绩点'];
  await apply(withGpa, rowOf(withGpa, '2026000001', { 平均学分绩点: '3.5' }));
  const { applied, problems } = await apply(withGpa, rowOf(withGpa, '2026000001', { 平均学分绩点: gpa }));
  expect({ applied, problems }).toEqual({
    applied: false,
    problems: [{ row: 2, column: '平均学分绩点', message: expect.stringMatching(message) }],
  });
  expect(await registered('2026000001')).toMatchObject({ gpa: '3.5' });
});

it('a formula without a result is a problem that names its cell', async () => {
  const book = new Workbook();
  const values = rowOf(heads, '2026000001').map((value, index) =>
    index === 6 ? { formula: 'VLOOKUP(A2,B:C,2)' } : value,
  );
  book.addWorksheet('a').addRows([heads, values]);
  const { problems } = await imports.report('students', 'check', 'a.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect(problems).toEqual([
    { row: 2, column: '专业', message: expect.stringMatching(/G2 是没有结果的公式.*保存一次/) },
  ]);
});

it('updates known students from a file of few columns, and needs all of them for a new one', async () => {
  await apply(heads, rowOf(heads, '2026000001'));
  const few = ['学号', '绩点'];
  expect(await apply(few, ['2026000001', '3.9'])).toMatchObject({ applied: true, updated: 1 });
  expect(await registered('2026000001')).toMatchObject({ name: '王小明', major: '软件工程', gpa: '3.9' });
  const { applied, problems } = await apply(few, ['2026000001', '3.8'], ['2026000002', '3.7'], ['2026000003', '3.6']);
  expect(applied).toBe(false);
  expect(problems.map(({ row, column }) => [row, column])).toEqual(heads.slice(1).map((head) => [1, head]));
  expect(problems[0]?.message).toMatch(/2 名新学生（第一名在第 3 行）/);
});

it('finds numbers that have lost their zeros', async () => {
  await apply(heads, rowOf(heads, '0026000001'));
  const { problems } = await check(heads, rowOf(heads, '26000002'));
  expect(problems).toEqual([{ row: 2, column: '学号', message: expect.stringMatching(/应为 0026000002/) }]);
  await imports.report('colleges', 'apply', 'c.csv', csv(['学院代码', '学院名称'], ['07', '数学学院']));
  const college = await check(heads, rowOf(heads, '0026000003', { 学院代码: '7' }));
  expect(college.problems).toEqual([{ row: 2, column: '学院代码', message: expect.stringMatching(/应为“07”/) }]);
});

it('shows every change before it is made, what becomes empty, who is new and who is missing', async () => {
  const withGpa = [...heads, '平均学分绩点'];
  await apply(withGpa, ...['1', '2', '3'].map((n) => rowOf(withGpa, `202600000${n}`, { 平均学分绩点: '3.5' })));
  const report = await check(
    withGpa,
    rowOf(withGpa, '2026000001', { 专业: '网络工程', 培养层次: '硕士', 学院代码: '外国语学院', 平均学分绩点: '3.5' }),
    rowOf(withGpa, '2026000002'),
    rowOf(withGpa, '2026000004', { 姓名: '新同学' }),
  );
  expect(report).toMatchObject({ created: 1, updated: 2, unchanged: 0, emptied: 1 });
  expect(report.changes).toEqual({
    total: 2,
    items: [
      {
        ...{ row: 2, key: '2026000001', name: '王小明' },
        fields: [
          { field: '学院代码', from: '信息科学与工程学院', to: '外国语学院' },
          { field: '专业', from: '软件工程', to: '网络工程' },
          { field: '培养层次', from: '本科生', to: '硕士生' },
        ].toSorted((one, other) => withGpa.indexOf(one.field) - withGpa.indexOf(other.field)),
      },
      { row: 3, key: '2026000002', name: '王小明', fields: [{ field: '平均学分绩点', from: '3.5', to: '' }] },
    ],
  });
  expect(report.fresh).toEqual({ total: 1, items: [{ row: 4, key: '2026000004', name: '新同学' }] });
  expect(report.missing.total).toBe(2);
  expect(report.missing.items).toContainEqual({ key: '2026000003', name: '王小明' });
  expect(await registered('2026000001')).toMatchObject({ major: '软件工程' });
});

it('shows the changes page by page', async () => {
  const count = importLimits.page + 3;
  const rows = (major: string) =>
    Array.from({ length: count }, (_, n) => rowOf(heads, `2026${String(n).padStart(6, '0')}`, { 专业: major }));
  await apply(heads, ...rows('德语'));
  const file = csv(heads, ...rows('英语'));
  const [first, second] = [
    await imports.report('students', 'check', 'a.csv', file),
    await imports.report('students', 'check', 'a.csv', file, 1),
  ];
  expect([first.changes.total, first.changes.items.length]).toEqual([count, importLimits.page]);
  expect(second.changes.items.map(({ key }) => key)).toEqual(['2026000050', '2026000051', '2026000052']);
  expect((await imports.send('students', 'check', 'a.csv', file, -1)).status).toBe(400);
});

it('shows the new names of colleges', async () => {
  const file = csv(['学院代码', '学院名称'], ['FL', '外语学院'], ['PH', '物理学院']);
  expect(await imports.report('colleges', 'check', 'c.csv', file)).toMatchObject({
    changes: { total: 1, items: [{ key: 'FL', fields: [{ field: '学院名称', from: '外国语学院', to: '外语学院' }] }] },
    fresh: { total: 1, items: [{ key: 'PH', name: '物理学院' }] },
  });
});

it('names the columns of staff by their usual headings, and colleges by their names', async () => {
  const file = csv(['工号', '姓名', '角色', '所在学院'], ['00017', '李老师', '学院审核', '外国语学院']);
  expect(await imports.report('staff', 'apply', 's.csv', file)).toMatchObject({ applied: true, created: 1 });
});

it('provides the file with all problems in a last column, which can be imported once it is corrected', async () => {
  const count = importLimits.problems + 20;
  const rows = Array.from({ length: count }, (_, n) =>
    rowOf(heads, `2026${String(n).padStart(6, '0')}`, { 性别: '不详' }),
  );
  const file = csv(['名单'], heads, ...rows, rowOf(heads, '2025000001'));
  const report = await imports.report('students', 'check', 'a.csv', file);
  expect([report.problemCount, report.problems.length]).toEqual([count, importLimits.problems]);
  const answer = await imports.post(importRoutes.problems.path, { kind: 'students' }, 'a.csv', file);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const book = new Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const [sheet] = book.worksheets;
  const last = heads.length + 1;
  expect(sheet?.getCell(1, last).value).toBe('导入问题');
  expect(sheet?.rowCount).toBe(count + 2);
  expect(sheet?.getCell(2, last).value).toBe('性别：性别应为男或女（现为“不详”）');
  expect(sheet?.getCell(count + 1, last).value).toBe('性别：性别应为男或女（现为“不详”）');
  expect(sheet?.getCell(count + 2, last).value ?? '').toBe('');
  sheet?.eachRow((row, n) => {
    if (n > 1) row.getCell(4).value = '女';
  });
  const corrected = Buffer.from(await book.xlsx.writeBuffer());
  expect(await imports.report('students', 'check', 'b.xlsx', corrected)).toMatchObject({
    created: count + 1,
    problems: [],
  });
});

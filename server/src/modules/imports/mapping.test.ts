import { importRoutes, peopleRoutes } from '@yuanhang/contract';
import { importSchemas } from '@yuanhang/contract/schemas';
import { type ImportFixture, startImportFixture } from '../../../test/import-fixture';

let imports: ImportFixture;
beforeEach(async () => {
  imports = await startImportFixture();
});
afterEach(() => imports.fixture.stop());

const head = '学号,姓名,拼音,性别,生日,学院,专业,层次,年级,备用栏,满分,均分,名次,排名日期,处分情况,国籍';
const file = (gpa: string) =>
  `${head}\n2026000001,甲,JIA,女,2006-01-02,CS,软件工程,本科,2026,${gpa},4.0,88.5,第 3 / 120 名,2026-09-01,否,中国`;
const send = async (mode: 'check' | 'apply', gpa: string, mapping?: Readonly<Record<string, string | null>>) => {
  const fields = { kind: 'students', mode, ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) };
  const answer = await imports.post(importRoutes.run.path, fields, 'a.csv', file(gpa));
  return importSchemas.report.parse(await answer.json());
};
const student = async () => {
  const { items } = await imports.admin.call(peopleRoutes.students, { query: { q: '2026000001' } });
  return imports.admin.call(peopleRoutes.student, { params: { id: items[0]?.id ?? '' } });
};

it('assigns columns by hand, and applies the assignment to the next file with the same headings', async () => {
  const unmapped = await send('check', '3.1');
  expect(unmapped.columns).toContainEqual({ head: '备用栏', field: null });
  expect(unmapped.fields).toContainEqual({ key: 'gpa', head: '平均学分绩点' });
  // The console sends every column.
  const { fields, columns } = unmapped;
  const keyOf = (field: string | null) => fields.find(({ head }) => head === field)?.key ?? null;
  const recognised = Object.fromEntries(columns.map(({ head, field }) => [head, keyOf(field)]));
  const mapping = { ...recognised, 备用栏: 'gpa', 满分: 'gpaScale', 国籍: null };
  const mapped = await send('apply', '3.1', mapping);
  expect(mapped.columns).toEqual(
    expect.arrayContaining([
      { head: '备用栏', field: '平均学分绩点' },
      { head: '国籍', field: null },
      { head: '学院', field: '学院代码' },
    ]),
  );
  expect(await student()).toMatchObject({
    ...{ gpa: '3.1', gpaScale: '4.0', averageScore: '88.5', rank: '3/120', rankedOn: '2026-09-01' },
    ...{ sanction: 'none', nationality: null },
  });
  await send('apply', '3.4');
  expect(await student()).toMatchObject({ gpa: '3.4', nationality: null });
});

it('names a field that two columns are assigned to, and refuses what is no assignment', async () => {
  const { problems } = await send('check', '3.1', { 备用栏: 'gpa', 满分: 'gpa' });
  expect(problems).toEqual([{ row: 1, column: '平均学分绩点', message: '这一列出现了两次' }]);
  const broken = { kind: 'students', mode: 'check', mapping: '{"学号":1}' };
  expect((await imports.post(importRoutes.run.path, broken, 'a.csv', file('3.1'))).status).toBe(400);
});

import { Workbook } from '@protobi/exceljs';
import { auditRoutes, importRoutes, peopleRoutes, reviewRoutes } from '@yuanhang/contract';
import { lockedOfficeBytes } from '../../../test/factories/office';
import { workbookBytes } from '../../../test/factories/workbook';
import { zipBytes } from '../../../test/factories/zip';
import { type ImportFixture, startImportFixture } from '../../../test/import-fixture';
import { type MobilityFixture, type Person, refusal } from '../../../test/mobility-fixture';

let imports: ImportFixture;
let fixture: MobilityFixture;
let admin: Person;
beforeEach(async () => {
  imports = await startImportFixture();
  fixture = imports.fixture;
  admin = imports.admin;
});
afterEach(() => fixture.stop());

const send: ImportFixture['send'] = (...sent) => imports.send(...sent);
const report: ImportFixture['report'] = (...sent) => imports.report(...sent);
const numbers = async () =>
  (await admin.call(peopleRoutes.students, { query: { limit: 100 } })).items.map(({ studentNumber }) => studentNumber);

const head = ['学号*', '姓名*', '姓名拼音', '性别', '出生日期', '学院代码', '专业', '培养层次', '年级'];
const row = (n: number, more: Partial<Record<number, unknown>> = {}) =>
  Object.assign(
    [
      `2026${String(n).padStart(6, '0')}`,
      `同学${n}`,
      'TONG XUE',
      '女',
      '2006/1/2',
      'CS',
      '软件工程',
      '本科生',
      '2026 级',
    ],
    more,
  );
async function sheet(...rows: unknown[][]): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet('学生').addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const csv = (...rows: unknown[][]) => rows.map((cells) => cells.join(',')).join('\r\n');

it('checks a sheet without writing, then applies it, and reports the result', async () => {
  const file = await sheet(head, row(1), row(2, { 4: new Date('2006-01-02T00:00:00Z') }), [], row(3, { 7: '硕士生' }));
  expect(await report('students', 'check', '新生.xlsx', file)).toMatchObject({
    applied: false,
    rows: 3,
    created: 3,
    updated: 0,
    unchanged: 0,
    problems: [],
  });
  expect(await numbers()).toHaveLength(1);
  expect(await report('students', 'apply', '新生.xlsx', file)).toMatchObject({ applied: true, created: 3 });
  expect(await report('students', 'apply', '新生.xlsx', file)).toMatchObject({ created: 0, unchanged: 3 });
  const { items } = await admin.call(importRoutes.list, { query: {} });
  expect(items).toMatchObject([
    { kind: 'students', unchanged: 3 },
    { fileName: '新生.xlsx', by: '管理员', created: 3 },
  ]);
  expect(await numbers()).toContain('2026000003');
});

it('reports every invalid row, and then writes none of the valid ones', async () => {
  const file = await sheet(
    head,
    row(1),
    row(2, { 3: '不详', 4: '2006-13-01' }),
    row(1),
    row(4, { 5: 'XX' }),
    row(5, { 1: { formula: 'CONCAT("a","b")' } }),
  );
  const { applied, problems } = await report('students', 'apply', '新生.xlsx', file);
  expect(applied).toBe(false);
  expect(problems.map((problem) => [problem.row, problem.column])).toEqual([
    [3, '性别'],
    [3, '出生日期'],
    [4, '学号'],
    [5, '学院代码'],
    [6, '姓名'],
  ]);
  expect(await numbers()).toHaveLength(1);
});

it('reports a row whose account or code belongs to somebody else, in the file or in the register', async () => {
  const withAccount = [...head, '统一认证账号'];
  const office = csv(['统一认证账号', '姓名', '角色'], ['wang', '王老师', '国际处']);
  expect(await report('staff', 'apply', 's.csv', office)).toMatchObject({ created: 1 });
  const file = await sheet(
    withAccount,
    row(1, { 9: 'zhang' }),
    row(2, { 9: 'zhang' }),
    row(3, { 9: 'wang' }),
    row(4, { 9: 'li' }),
  );
  const { problems } = await report('students', 'check', '新生.xlsx', file);
  expect(problems).toEqual([
    { row: 3, column: '统一认证账号', message: '统一认证账号在这批数据中重复' },
    { row: 4, column: '统一认证账号', message: '统一认证账号已属于另一个人' },
  ]);
  const colleges = csv(['学院代码', '学院名称'], ['PH', '物理学院'], ['PH', '哲学学院']);
  expect((await report('colleges', 'check', 'c.csv', colleges)).problems).toMatchObject([
    { row: 3, column: '学院代码' },
  ]);
});

it('takes numbers that differ only by case for the same student and account', async () => {
  const stored = row(1, { 0: 'U2026A001' });
  expect(await report('students', 'apply', 'a.csv', csv(head, stored))).toMatchObject({ created: 1 });
  expect(await report('students', 'apply', 'b.csv', csv(head, row(1, { 0: 'u2026a001' })))).toMatchObject({
    created: 0,
    unchanged: 1,
  });
  const twice = csv(head, row(1, { 0: 'u2026a001', 1: '改名' }), row(2, { 0: 'U2026a001' }));
  expect((await report('students', 'check', 'c.csv', twice)).problems).toEqual([
    { row: 3, column: '学号', message: '学号在这批数据中重复' },
  ]);
  const withAccount = csv([...head, '统一认证账号'], row(2, { 9: 'u2026A001' }));
  expect((await report('students', 'check', 'd.csv', withAccount)).problems).toEqual([
    { row: 2, column: '统一认证账号', message: '统一认证账号已属于另一个人' },
  ]);
  const staff = csv(
    ['统一认证账号', '姓名', '角色', '学院代码'],
    ['T1', '甲老师', '国际处', ''],
    ['t1', '甲老师', '学院审核', 'CS'],
  );
  expect(await report('staff', 'apply', 'e.csv', staff)).toMatchObject({ created: 1, updated: 1 });
});

it('reads CSV in both encodings, and reads a formula of CSV as plain text', async () => {
  const text = csv(head, row(7, { 1: '=HYPERLINK(1)' }));
  expect(await report('students', 'apply', 'a.csv', `\uFEFF${text}`)).toMatchObject({ applied: true, created: 1 });
  // 学号,姓名 in GB18030, as Excel saves it.
  const gb = Buffer.concat([
    Buffer.from('d1a7d4bab4fac2eb2cd1a7d4bac3fbb3c60d0a', 'hex'),
    Buffer.from('50482ccef7c0edd1a7d4ba0d0a', 'hex'),
  ]);
  expect(await report('colleges', 'apply', 'b.csv', gb)).toMatchObject({ applied: true, created: 1 });
  const { items } = await admin.call(peopleRoutes.students, { query: { q: '2026000007' } });
  expect(items).toMatchObject([{ name: '=HYPERLINK(1)' }]);
});

it('imports staff with their roles', async () => {
  const file = await sheet(
    ['统一认证账号', '姓名', '角色', '学院代码'],
    ['t1', '甲老师', '学院审核', 'CS'],
    ['t1', '甲老师', '国际处', ''],
    ['t2', '乙老师', '校长', ''],
  );
  expect((await report('staff', 'check', 's.xlsx', file)).problems).toMatchObject([{ row: 4, column: '角色' }]);
  const fine = await sheet(
    ['统一认证账号', '姓名', '角色', '学院代码'],
    ['t1', '甲老师', '学院审核', 'CS'],
    ['t1', '甲老师', '国际处'],
  );
  expect(await report('staff', 'check', 's.xlsx', fine)).toMatchObject({
    created: 1,
    fresh: { total: 1, items: [{ row: 2, key: 't1', name: '甲老师 · 学院审核（信息科学与工程学院）、国际处' }] },
    missing: { total: 1, items: [{ name: '管理员' }] },
  });
  expect(await report('staff', 'apply', 's.xlsx', fine)).toMatchObject({ created: 1, updated: 1 });
  const more = await sheet(['统一认证账号', '姓名', '角色'], ['T1', '甲老师', '财务处'], ['t3', '丙老师', '国际处']);
  expect(await report('staff', 'check', 's.xlsx', more)).toMatchObject({
    changes: {
      items: [
        {
          ...{ row: 2, key: 't1', name: '甲老师' },
          fields: [
            { from: '学院审核（信息科学与工程学院）、国际处', to: '学院审核（信息科学与工程学院）、国际处、经费审核' },
          ],
        },
      ],
    },
    fresh: { items: [{ key: 't3' }] },
  });
  const other = await sheet(['统一认证账号', '姓名', '角色'], ['t3', '丙老师', '国际处']);
  expect(await report('staff', 'check', 's.xlsx', other)).toMatchObject({
    missing: { total: 2, items: expect.arrayContaining([{ key: 't1', name: '甲老师' }]) },
  });
  const { items } = await admin.call(peopleRoutes.users, { query: { q: 't1' } });
  expect(items[0]?.roles.map(({ role }) => role)).toEqual(['college_reviewer', 'office']);
});

it.each(['students', 'staff'])('applies imports of the same moment one after another: %s', async (kind) => {
  const students = csv(head, row(1), row(2), row(3));
  const staff = csv(
    ['统一认证账号', '姓名', '角色'],
    ['t1', '甲', '国际处'],
    ['t2', '乙', '国际处'],
    ['t3', '丙', '国际处'],
  );
  const file = kind === 'students' ? students : staff;
  // Opens every connection first: otherwise the first import would be finished before the others begin.
  const ping = () => fixture.database.transaction((tx) => fixture.database.select('SELECT 1', {}, tx));
  await Promise.all(Array.from({ length: 10 }, ping));
  const all = await Promise.all(['a.csv', 'b.csv', 'c.csv'].map((name) => report(kind, 'apply', name, file)));
  const counts = all.map(({ applied, created, unchanged, problems }) => [applied, created, unchanged, problems.length]);
  expect(counts.toSorted((one, other) => Number(other[1]) - Number(one[1]))).toEqual([
    [true, 3, 0, 0],
    [true, 0, 3, 0],
    [true, 0, 3, 0],
  ]);
  expect((await admin.call(importRoutes.list, { query: {} })).items).toHaveLength(3);
});

describe('the rules of staff accounts', () => {
  const staffCsv = (...rows: string[][]) => csv(['统一认证账号', '姓名', '角色', '学院代码'], ...rows);
  const account = async (q: string) => (await admin.call(peopleRoutes.users, { query: { q } })).items[0];
  const entries = async (action: string) =>
    (await admin.call(auditRoutes.list, { query: { action } })).items.map(({ subject, detail }) => [
      subject.name,
      detail,
    ]);
  const own = '不能修改自己的账号，请另一位管理员操作';

  it.each(['check', 'apply'])('refuse the row with one’s own account, and the whole file with it: %s', async (mode) => {
    const { problems, applied, created } = await report(
      'staff',
      mode,
      's.csv',
      staffCsv(['t1', '甲老师', '国际处', ''], ['boss', '管理员', '国际处', ''], ['boss', '管理员', '管理员', '']),
    );
    expect({ applied, created, problems }).toEqual({
      applied: false,
      created: 0,
      problems: [3, 4].map((at) => ({ row: at, column: '统一认证账号', message: own })),
    });
    expect(await account('t1')).toBeUndefined();
    expect(await refusal(admin.call(reviewRoutes.queue, { query: {} }))).toMatchObject({ status: 403 });
    // A row that changes nothing is none of a change: a list of all staff may name the person who imports it.
    const same = staffCsv(['boss', '管理员', '管理员', '']);
    expect(await report('staff', 'apply', 's.csv', same)).toMatchObject({ applied: true, unchanged: 1 });
  });

  it('raise the version, end the sessions and write the audit entries of a role that is given', async () => {
    await report('staff', 'apply', 's.csv', staffCsv(['t1', '甲老师', '经费审核', '']));
    const before = await account('t1');
    const teacher = await fixture.personOf(before?.id ?? '');
    await report('staff', 'apply', 's.csv', staffCsv(['t1', '甲老师', '国际处', ''], ['t1', '甲老师', '经费审核', '']));
    const after = await account('t1');
    expect(after?.roles.map(({ role }) => role)).toEqual(['finance', 'office']);
    expect((after?.version ?? 0) - (before?.version ?? 0)).toBe(1);
    expect(await refusal(teacher.call(reviewRoutes.queue, { query: {} }))).toMatchObject({ status: 401 });
    expect(await entries('add_user')).toEqual([['甲老师', '甲老师 · finance']]);
    expect(await entries('set_roles')).toEqual([['甲老师', 'finance、office']]);
    // A repeated import changes nothing, and signs nobody out.
    const again = await fixture.personOf(before?.id ?? '');
    await report('staff', 'apply', 's.csv', staffCsv(['t1', '甲老师', '国际处', '']));
    await again.call(reviewRoutes.queue, { query: {} });
    expect((await account('t1'))?.version).toBe(after?.version);
  });

  it('and of colleges write an audit entry for each', async () => {
    const colleges = csv(['学院代码', '学院名称'], ['PH', '物理学院'], ['CS', '计算机学院']);
    expect(await report('colleges', 'apply', 'c.csv', colleges)).toMatchObject({ created: 1, updated: 1 });
    expect((await entries('add_college')).map(([, detail]) => detail)).toEqual(['物理学院']);
    expect((await entries('change_college')).map(([, detail]) => detail)).toEqual(['计算机学院']);
  });
});

it('refuses files that are not sheets, too large, or have wrong headings', async () => {
  expect(await send('students', 'check', 'x.xlsx', Buffer.from('PK no sheet'))).toMatchObject({
    status: 422,
    body: { code: 'file_content_mismatch' },
  });
  expect((await send('students', 'check', 'x.exe', 'MZ')).status).toBe(422);
  const bomb = zipBytes([{ name: 'xl/workbook.xml', unpacked: 1_000_000_000 }]);
  expect((await send('students', 'check', 'b.xlsx', bomb)).status).toBe(422);
  expect((await send('students', 'check', 'big.csv', Buffer.alloc(11 * 1024 * 1024, 'a'))).status).toBe(413);
  expect((await send('grades', 'check', 'a.csv', 'x')).body).toMatchObject({ problems: [{ field: 'kind' }] });
  const many = csv(['学院代码', '学院名称'], ...Array.from({ length: 20_001 }, (_, n) => [`c${n}`, '名']));
  expect((await send('colleges', 'check', 'many.csv', many)).body).toMatchObject({ code: 'file_too_large' });
  const { problems } = await report('colleges', 'check', 'h.csv', csv(['学院代码', '电话'], ['PH', '1']));
  expect(problems.map(({ column }) => column)).toEqual(['学院名称']);
});

it('provides a template that can be imported unchanged', async () => {
  const answer = await fetch(`${fixture.url}/api/admin/import-templates/students`, {
    headers: { authorization: `Bearer ${admin.token}` },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(await report('students', 'check', '模板.xlsx', bytes)).toMatchObject({ created: 1, problems: [] });
});

it('counts empty rows too', async () => {
  const { status, body } = await send('colleges', 'check', 'a.xlsx', await workbookBytes('<row/>'.repeat(20_002)));
  expect(status).toBe(413);
  expect(body).toMatchObject({ code: 'file_too_large' });
});

it('asks for a sheet without a password', async () => {
  expect(await send('students', 'check', 'a.xlsx', lockedOfficeBytes())).toMatchObject({
    status: 422,
    body: { code: 'file_locked' },
  });
});

it.each(['新生.csv', '新生.xlsx'])('reports a broken character as a problem of its row: %s', async (fileName) => {
  const rows = [head, row(1), row(2, { 1: '林\ufffd远' })];
  const bytes = fileName.endsWith('.csv') ? csv(...rows) : await sheet(...rows);
  const { applied, problems } = await report('students', 'apply', fileName, bytes);
  expect(applied).toBe(false);
  expect(problems).toEqual([{ row: 3, column: '姓名', message: '有无法识别的字符（�），请改正后再提交' }]);
});

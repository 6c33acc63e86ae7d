import { Workbook } from '@protobi/exceljs';
import { lockedOfficeBytes } from '../../../test/factories/office';
import { readSheet } from '.';

const heads = ['学号', '姓名', '学院'];
async function read(fileName: string, bytes: Buffer) {
  const { rows, ...sheet } = await readSheet({ fileName, maxRows: 100, heads }, bytes);
  const found: { row: number; cells: readonly string[] }[] = [];
  for await (const { row, cells } of rows) found.push({ row, cells });
  return { ...sheet, rows: found };
}
async function book(fill: (book: Workbook) => void): Promise<Buffer> {
  const workbook = new Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
const text = '学号,姓名\r\n0012,"张,三"\r\n';
const utf16 = (of: string) => Buffer.from(of, 'utf16le');

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with a mark', utf16(`\ufeff${text}`)],
  ['UTF-16 without a mark', utf16(text)],
  ['UTF-16 with the high byte first', utf16(`\ufeff${text}`).swap16()],
  ['GB18030', Buffer.from('d1a7bac52cd0d5c3fb0d0a303031322c22d5c52cc8fd220d0a', 'hex')],
  ['a named separator', Buffer.from('sep=;\r\n学号;姓名\r\n0012;"张,三"\r\n')],
  ['tabs', Buffer.from('学号\t姓名\r\n0012\t张,三\r\n')],
  ['semicolons', Buffer.from('学号;姓名\r\n0012;张,三\r\n')],
])('reads a text file of %s', async (_, bytes) => {
  expect((await read('名单.txt', bytes)).rows).toEqual([
    { row: 1, cells: ['学号', '姓名'] },
    { row: 2, cells: ['0012', '张,三'] },
  ]);
});

it('counts a row of CSV with a line break in a cell once', async () => {
  const { rows } = await read('a.csv', Buffer.from('学号,姓名\n1,"张\n三"\n\n2,="李四"\n'));
  expect(rows).toEqual([
    { row: 1, cells: ['学号', '姓名'] },
    { row: 2, cells: ['1', '张\n三'] },
    { row: 4, cells: ['2', '="李四"'] },
  ]);
});

it('reads the sheet that has the headings, and names further ones', async () => {
  const bytes = await book((workbook) => {
    workbook.addWorksheet('填写说明').addRows([['请按下表填写'], ['学号', '必填']]);
    workbook.addWorksheet('字典', { state: 'hidden' }).addRows([['学号', '姓名', '学院']]);
    workbook.addWorksheet('外语').addRows([['学生名单'], [], ['学号*', '姓名（必填）', '学 院'], ['1', '张三', 'FL']]);
    workbook.addWorksheet('计算机').addRows([
      ['学号', '姓名', '学院'],
      ['2', '李四', 'CS'],
    ]);
  });
  const { name, others, rows } = await read('a.xlsx', bytes);
  expect({ name, others }).toEqual({ name: '外语', others: ['计算机'] });
  expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
    [1, '学生名单'],
    [3, '学号*'],
    [4, '1'],
  ]);
});

it('gives every cell of a merged region its value', async () => {
  const bytes = await book((workbook) => {
    const sheet = workbook.addWorksheet('a');
    sheet.addRows([
      ['学号', '姓名', '学院'],
      ['1', '张三', '外国语学院'],
      ['2', '李四', ''],
      ['3', '王五', ''],
      ['4', '赵六', ''],
    ]);
    sheet.mergeCells('C2:C4');
  });
  const { rows } = await read('a.xlsx', bytes);
  expect(rows.map(({ cells }) => cells[2] ?? '')).toEqual(['学院', '外国语学院', '外国语学院', '外国语学院', '']);
});

it('shows a number as its format does: as a date, or with zeros before it', async () => {
  const bytes = await book((workbook) => {
    const sheet = workbook.addWorksheet('a');
    sheet.addRows([[42, new Date('2006-01-02T00:00:00Z'), 42]]);
    sheet.getCell('A1').numFmt = '00000';
  });
  expect((await read('a.xlsx', bytes)).rows[0]?.cells).toEqual(['00042', '2006-01-02', '42']);
});

/** The beginning of an archive with its first member, as every program writes it. */
const ods = async () =>
  Buffer.from(`PK\u0003\u0004${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`);
it.each([
  [
    'an old Excel file',
    '名单.xls',
    async () => lockedOfficeBytes('Workbook'),
    'file_content_mismatch',
    /旧版.*另存为.*xlsx/,
  ],
  [
    'an old Excel file with a new name',
    '名单.xlsx',
    async () => lockedOfficeBytes('Workbook'),
    'file_content_mismatch',
    /旧版/,
  ],
  ['an OpenDocument file', '名单.ods', ods, 'file_content_mismatch', /\.ods.*另存为.*xlsx/],
  [
    'a web page',
    '名单.xls',
    async () => Buffer.from('\ufeff<html><table></table></html>'),
    'file_content_mismatch',
    /网页.*另存为/,
  ],
  ['a file with a password', '名单.xlsx', async () => lockedOfficeBytes(), 'file_locked', /打开密码.*清除密码/],
  ['a picture', '名单.png', async () => Buffer.from('\u0089PNG'), 'file_content_mismatch', /XLSX 或 CSV/],
])('says what to do with %s', async (_, fileName, bytes, code, message) => {
  await expect(read(fileName, await bytes())).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Workbook } from '@protobi/exceljs';
import { type Cell, readSheet, writeRows } from '.';

const columns = [
  { head: '姓名', width: 12 },
  { head: '金额', width: 12 },
];
async function* given(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}
async function written(rows: AsyncIterable<readonly Cell[]>): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeRows(out, '名单', columns, rows)]);
  return bytes;
}

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/C calc"!A0'])(
  'writes %j as the text it is',
  async (text) => {
    const book = new Workbook();
    await book.xlsx.load(new Uint8Array(await written(given([[text, 3]]))).buffer);
    const cell = book.worksheets[0]?.getCell('A2');
    expect(cell?.formula).toBeUndefined();
    expect(String(cell?.value).trim()).toBe(text.trim());
  },
);

it('writes dates as values that Excel sorts, under a frozen head row with a filter for each column', async () => {
  const out = new PassThrough();
  const dated = [
    { head: '出发日期', width: 12, shows: 'day' },
    { head: '提交时间', width: 18, shows: 'minute' },
  ] as const;
  const day = new Date('2026-12-03T00:00:00Z');
  const moment = new Date('2026-11-24T10:05:00Z');
  const [bytes] = await Promise.all([
    buffer(out),
    writeRows(
      out,
      '名单',
      dated,
      given([
        [day, moment],
        [null, null],
      ]),
    ),
  ]);
  const book = new Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = book.worksheets[0];
  expect(sheet?.getCell('A2')).toMatchObject({ value: day, numFmt: 'yyyy-mm-dd' });
  expect(sheet?.getCell('B2')).toMatchObject({ value: moment, numFmt: 'yyyy-mm-dd hh:mm' });
  expect(sheet?.getCell('A3').value).toBeNull();
  expect(sheet?.autoFilter).toBe('A1:B3');
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
});

it('reads back its own output, and buffers only rows in transit', async () => {
  async function* many() {
    for (let n = 0; n < 30_000; n += 1) yield [`同学${n}`, n];
  }
  const bytes = await written(many());
  let count = 0;
  const { rows } = await readSheet({ fileName: 'a.xlsx', maxRows: 40_000, heads: [] }, bytes);
  for await (const { cells } of rows) {
    if (count === 30_000) expect(cells).toEqual(['同学29999', '29999']);
    count += 1;
  }
  expect(count).toBe(30_001);
});

it('ends with an error when the reader disconnects, and when reading rows fails', async () => {
  async function* endless() {
    for (;;) yield ['一行又一行', 1] as const;
  }
  const out = new PassThrough();
  out.once('data', () => out.destroy());
  await expect(writeRows(out, '名单', columns, endless())).rejects.toThrow('has left');
  async function* broken() {
    yield ['好的', 1] as const;
    throw new Error('the database is away');
  }
  const other = new PassThrough();
  other.resume();
  await expect(writeRows(other, '名单', columns, broken())).rejects.toThrow('the database is away');
});

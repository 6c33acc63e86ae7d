import { dateReader } from './dates';

const today = new Date('2026-11-30T00:00:00Z');
async function read(...cells: string[]) {
  const reader = await dateReader(cells, today);
  return cells.map((cell) => {
    const reading = reader('E2', cell);
    return 'value' in reading ? reading.value : null;
  });
}

it.each([
  '2006-01-02',
  '2006/1/2',
  '2006.1.2',
  '2006年1月2日',
  '2006 年 1 月 2 号',
  '20060102',
  '38719',
  '38719.5',
  '2006-01-02 00:00:00',
  '2006-01-02T08:30:00.000Z',
  '2006/1/2 8:30 AM',
  '2-Jan-2006',
  '2 January 2006',
  'Jan 2, 2006',
  '2-Jan-06',
])('reads %s', async (cell) => {
  expect(await read(cell)).toEqual(['2006-01-02']);
});

it.each(['2006-02-30', '2006-13-01', '不详', '2006年1月', '30/30/2006', '99999999', '1/2/30'])(
  'does not read %s',
  async (cell) => {
    expect(await read(cell)).toEqual([null]);
  },
);

it('reads an order of day and month that the column decides', async () => {
  expect(await read('1/2/2006', '13/2/2006')).toEqual(['2006-02-01', '2006-02-13']);
  expect(await read('1/2/2006', '2/13/2006')).toEqual(['2006-01-02', '2006-02-13']);
  expect(await read('06-01-02', '05-12-31')).toEqual(['2006-01-02', '2005-12-31']);
});

it('does not guess where nothing decides or cells contradict, but reads what has one meaning', async () => {
  expect(await read('1/2/2006', '2006-01-02', '5/5/2006')).toEqual([null, '2006-01-02', '2006-05-05']);
  expect(await read('1/2/2006', '13/2/2006', '2/13/2006')).toEqual([null, '2006-02-13', '2006-02-13']);
});

it('says which meanings a cell has', async () => {
  const reader = await dateReader(['1/2/2006'], today);
  expect(reader('E2', '1/2/2006')).toEqual({
    problem:
      '单元格 E2 的“1/2/2006”可能是 2006 年 2 月 1 日，也可能是 2006 年 1 月 2 日。请写成 2006-02-01 这样的“年-月-日”',
  });
});

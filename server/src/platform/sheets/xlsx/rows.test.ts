import { workbookBytes } from '../../../../test/factories/workbook';
import { readArchive } from '../../files/zip';
import type { SheetRow } from '../sheet-row';
import { isDateFormat } from './formats';
import { sheetRows } from './rows';
import { openWorkbook } from './workbook';

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const workbook = await openWorkbook(await readArchive(bytes));
  for (const sheet of workbook.sheets) await sheetRows(workbook, sheet, (row) => rows.push(row));
  return rows;
}
const nameOf = (n: number) => `第${n}位同学${'林知远欧阳'.repeat(12)}`;
const count = 8000;

it.each([0, 1, 2])('reads more than a megabyte of Chinese at every offset of a piece (%i)', async (shift) => {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const written = numbers.map(
    (n) => `<row><c t="inlineStr"><is><t>${nameOf(n)}</t></is></c><c t="s"><v>${n}</v></c></row>`,
  );
  const shifted = '.'.repeat(shift);
  const texts = numbers.map((n) => (n === 0 ? shifted : '') + nameOf(n));
  const rows = await rowsOf(await workbookBytes(`<!--${shifted}-->${written.join('')}`, texts));
  expect(rows).toHaveLength(count);
  expect(rows.filter(({ cells }, n) => cells[0] !== nameOf(n) || cells[1] !== texts[n])).toEqual([]);
});

it('reads cells by their kind', async () => {
  const cells = [
    '<c r="A1" t="s"><v>1</v></c>',
    '<c r="B1"><v>2024110001</v></c>',
    '<c r="C1" t="b"><v>1</v></c>',
    '<c r="E1" t="str"><f>A1</f><v>x</v></c>',
    '<c r="AA1" t="inlineStr"><is><r><t>林</t></r><r><t>知远</t></r><rPh sb="0" eb="1"><t>りん</t></rPh></is></c>',
    '<c r="ZZ1"><v>1</v></c>',
  ];
  const [row] = await rowsOf(await workbookBytes(`<row r="7">${cells.join('')}</row>`, ['a', 'b &amp; c']));
  expect(row?.row).toBe(7);
  expect(row?.cells).toEqual(['b & c', '2024110001', 'true', '', 'x', ...Array(21).fill(''), '林知远']);
});

it('reads the stored result of a formula, and says where there is none', async () => {
  const cells = [
    '<c r="A1"><f>7/2</f><v>3.5</v></c>',
    '<c r="B1" t="str"><f>""</f><v></v></c>',
    '<c r="C1"><f>A1</f></c>',
    '<c r="D1"><f>A1</f><v/></c>',
    '<c r="E1" t="e"><f>A1/0</f><v>#DIV/0!</v></c>',
    '<c r="F1"><v>110105194912310020</v></c>',
    '<c r="G1"><v>2.026990001E9</v></c>',
    '<c r="H1"><v>3.7000000000000002</v></c>',
  ];
  const [row] = await rowsOf(await workbookBytes(`<row r="1">${cells.join('')}</row>`));
  expect(row?.cells).toEqual(['3.5', '', '', '', '#DIV/0!', '110105194912310000', '2026990001', '3.7']);
  expect(row?.flaws).toEqual({ 2: 'no_result', 3: 'no_result', 5: 'lost_digits' });
});

it('reports every row, with its number, also empty ones', async () => {
  const rows = await rowsOf(await workbookBytes('<row r="2"/><row><c><v>1</v></c></row><row r="9"/>'));
  expect(rows.map(({ row, cells }) => [row, cells.length])).toEqual([
    [2, 0],
    [3, 1],
    [9, 0],
  ]);
});

it.each([
  ['yyyy"年"m"月"', true],
  ['[$-409]d\\-mmm', true],
  ['[h]:mm', true],
  ['0.00', false],
  ['"day" 0', false],
  ['[Red]0.0', false],
  ['General', false],
  ['\\d0', false],
])('%s is a format of dates: %s', (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});

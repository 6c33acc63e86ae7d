import { readXml, type XmlAttribute } from '../../files/xml';
import type { Merge } from '../merges';
import { type CellFlaw, maxCellLength, maxCells, type SheetRow } from '../sheet-row';
import { attributeOf, dateOf } from './formats';
import { columnOf, mergeOf } from './position';
import type { Workbook, WorkbookSheet } from './workbook';

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
  isFormula: boolean;
}
/** Merged cells beyond this number are not spread. */
const maxMerges = 20_000;

/**
 * Calls `take` with each row of a sheet, empty ones too, and returns the merged regions, which stand behind the rows.
 * Rejects a sheet that cannot be read.
 */
export async function sheetRows(
  workbook: Workbook,
  sheet: WorkbookSheet,
  take: (row: SheetRow) => void,
): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let row = 0;
  let cells: string[] = [];
  let flaws: Record<number, CellFlaw> | null = null;
  let cell: Cell | null = null;
  let isText = false;
  let isPhonetic = false;
  await readXml(await sheet.open(), {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributeOf(attributes, 'r')) || row + 1;
        cells = [];
        flaws = null;
      } else if (name === 'c') cell = cellOf(attributes, cell === null ? 1 : cell.column + 1);
      else if (name === 'f' && cell) cell.isFormula = true;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'v' || name === 't') isText = !isPhonetic;
      else if (name === 'mergeCell' && merges.length < maxMerges) {
        const merge = mergeOf(attributeOf(attributes, 'ref'));
        if (merge) merges.push(merge);
      }
    },
    text(found) {
      if (isText && cell) cell.text += found.slice(0, maxCellLength - cell.text.length);
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell && cell.column <= maxCells) {
        const { text, flaw } = readValue(cell, workbook);
        cells[cell.column - 1] = text;
        if (flaw) flaws = { ...flaws, [cell.column - 1]: flaw };
      } else if (name === 'row') {
        cell = null;
        take({ row, cells: Array.from(cells, (text) => text ?? ''), ...(flaws ? { flaws } : {}) });
      }
    },
  });
  return merges;
}

/** A cell without a position follows the one before it. */
const cellOf = (attributes: readonly XmlAttribute[], next: number): Cell => ({
  column: columnOf(attributeOf(attributes, 'r')) ?? next,
  type: attributeOf(attributes, 't'),
  style: Number(attributeOf(attributes, 's')),
  text: '',
  isFormula: false,
});

interface Value {
  readonly text: string;
  readonly flaw?: CellFlaw;
}

/** The stored value as text; of a formula its stored result. Dates as `YYYY-MM-DD`. */
function readValue({ type, text, style, isFormula }: Cell, { texts, styles, isFrom1904 }: Workbook): Value {
  // Only a result that is a text may be empty.
  if (isFormula && text === '' && type !== 'str') return { text, flaw: 'no_result' };
  if (type === 's') return { text: texts[Number(text)] ?? '' };
  if (type === 'b') return { text: text === '1' ? 'true' : 'false' };
  if (type === 'd') return { text: text.slice(0, 10) };
  if (type === 'inlineStr' || type === 'str' || type === 'e' || text.trim() === '') return { text };
  const number = Number(text);
  if (Number.isNaN(number)) return { text };
  const date = styles.dates.has(style) ? dateOf(number, isFrom1904) : null;
  if (date !== null) return { text: date };
  // Spreadsheets keep 15 digits of a number.
  const shown = String(Number(number.toPrecision(15))).padStart(styles.digits.get(style) ?? 0, '0');
  return Math.abs(number) < 1e15 ? { text: shown } : { text: shown, flaw: 'lost_digits' };
}

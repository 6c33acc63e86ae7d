import { readXml, type XmlAttribute } from '../../files/xml';
import { readArchive } from '../../files/zip';
import { maxCellLength, maxCells, type SheetRow } from '../sheet-row';
import { attributeOf, dateOf } from './formats';
import { openWorkbook, type Workbook } from './workbook';

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
  isFormula: boolean;
}

/** Calls `take` with each row of the first sheet, empty ones too. Rejects a workbook that cannot be read. */
export async function xlsxRows(bytes: Buffer, take: (row: SheetRow) => void): Promise<void> {
  const workbook = await openWorkbook(await readArchive(bytes));
  let row = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let isText = false;
  let isPhonetic = false;
  await readXml(workbook.sheet, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributeOf(attributes, 'r')) || row + 1;
        cells = [];
      } else if (name === 'c') cell = cellOf(attributes, cell === null ? 1 : cell.column + 1);
      else if (name === 'f' && cell) cell.isFormula = true;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'v' || name === 't') isText = !isPhonetic;
    },
    text(found) {
      if (isText && cell) cell.text += found.slice(0, maxCellLength - cell.text.length);
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell && cell.column <= maxCells) cells[cell.column - 1] = textOf(cell, workbook);
      else if (name === 'row') {
        cell = null;
        take({ row, cells: Array.from(cells, (text) => text ?? '') });
      }
    },
  });
}

/** A cell without a position follows the one before it. */
const cellOf = (attributes: readonly XmlAttribute[], next: number): Cell => ({
  column: columnOf(attributeOf(attributes, 'r')) ?? next,
  type: attributeOf(attributes, 't'),
  style: Number(attributeOf(attributes, 's')),
  text: '',
  isFormula: false,
});

/** 28 for `AB7`; null if there is no letter. */
function columnOf(position: string): number | null {
  let column = 0;
  for (const letter of position.slice(0, 3).toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column || null;
}

/** Dates as `YYYY-MM-DD`. Ignores the results of formulas, because nobody typed them. */
function textOf({ type, text, style, isFormula }: Cell, { texts, dateStyles, isFrom1904 }: Workbook): string {
  if (isFormula) return '';
  if (type === 's') return texts[Number(text)] ?? '';
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'd') return text.slice(0, 10);
  if (type === 'inlineStr' || type === 'str' || type === 'e' || text.trim() === '') return text;
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  return (dateStyles.has(style) ? dateOf(number, isFrom1904) : null) ?? String(number);
}

import type { CellFlaw } from '../../platform/sheets';
import type { CellKind } from './columns';

/** A cell's value, or what is wrong with it, in words that say what to do. */
export type CellReading = { readonly value: string } | { readonly problem: string };

const zeroWidth = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const between = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const asText = '请在 Excel 中把整列设为“文本”格式，再重新填写完整的号码';

/** The text that a person sees in the cell: without invisible characters, breaks, and signs that only Excel needs. */
export function plainCell(kind: CellKind, text: string): string {
  const line = text.replace(zeroWidth, '').replace(/\s+/g, ' ').trim();
  const [, formula = line] = /^="(.*)"$/s.exec(line) ?? [];
  if (kind === 'name') return halfWidth(formula.trim()).replace(between, '');
  const unquoted = formula.trim().replace(/^['’‘](?=.)/, '');
  if (kind === 'text') return halfWidth(unquoted);
  const narrow = unquoted.normalize('NFKC').trim();
  return kind === 'code' ? narrow.replace(/^(\d+)\.0+$/, '$1') : narrow;
}

/** Full-width letters and digits only: the brackets of a name stay as they are. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** What spreadsheet programs put in place of a value; null for a cell that holds one. */
export function flawOf(position: string, text: string, flaw: CellFlaw | undefined): string | null {
  const cell = `单元格 ${position}`;
  if (flaw === 'no_result')
    return `${cell} 是没有结果的公式。请在 Excel 或 WPS 中打开并保存一次，或把公式的结果粘贴为数值`;
  if (flaw === 'lost_digits') return `${cell} 存成了数字（${text}），超过 15 位的部分已被科学计数改掉。${asText}`;
  if (/^[+-]?\d(\.\d+E[+-]?|E[+-])\d+$/i.test(text))
    return `${cell} 是科学计数（${text}），原来的数字已经丢失。${asText}`;
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/i.test(text))
    return `${cell} 是公式的错误值（${text}）。请改正公式，或填写正确的内容；不知道就清空这个单元格`;
  if (/^#{3,}$/.test(text)) return `${cell} 只有“${text}”，因为列太窄。请在 Excel 中拉宽这一列，再保存一次`;
  return null;
}

/** `C7` for the third column. */
export function positionOf(index: number, row: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

import { isPlainDate } from '@yuanhang/domain';
import type { CellReading } from './cell';

type Order = 'ymd' | 'dmy' | 'mdy';
/** The ways in which a cell can be read, as dates that exist, by the order of its parts. */
interface Written {
  /** Cells of one shape are written in one order. */
  readonly shape: string;
  readonly byOrder: ReadonlyMap<Order, string>;
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const orders: Readonly<Record<Order, readonly [number, number, number]>> = {
  ymd: [0, 1, 2],
  dmy: [2, 1, 0],
  mdy: [2, 0, 1],
};
/** Two digits of a year are read as one in which a student can be born. */
const oldest = 90;
const youngest = 10;
const dayMilliseconds = 86_400_000;
/** 1 January 1970 as the number of days that spreadsheets count. */
const epoch = 25_569;

/**
 * Reads the cells of a column of dates of birth. `1/2/2006` and `2-Jan-06` have several meanings: they are read if other
 * cells of the column have only one, and none contradicts.
 */
export async function dateReader(
  cells: Iterable<string> | AsyncIterable<string>,
  today: Date,
): Promise<(position: string, cell: string) => CellReading> {
  const year = today.getUTCFullYear();
  const possible = new Map<string, readonly Order[]>();
  for await (const cell of cells) {
    const written = writtenDate(cell, year);
    if (!written || written.byOrder.size === 0) continue;
    const before = possible.get(written.shape) ?? [...written.byOrder.keys()];
    possible.set(
      written.shape,
      before.filter((order) => written.byOrder.has(order)),
    );
  }
  return (position, cell) => {
    const fixed = fixedDate(cell);
    if (fixed !== null) return isPlainDate(fixed) ? { value: fixed } : { problem: noDay(position, cell) };
    const written = writtenDate(cell, year);
    if (!written || written.byOrder.size === 0) return { problem: noDay(position, cell) };
    const meanings = [...new Set(written.byOrder.values())];
    const [only, other] = meanings;
    if (only !== undefined && other === undefined) return { value: only };
    const [order, further] = possible.get(written.shape) ?? [];
    const decided = order && further === undefined ? written.byOrder.get(order) : undefined;
    if (decided !== undefined) return { value: decided };
    return {
      problem: `单元格 ${position} 的“${cell}”可能是${meanings.map(inWords).join('，也可能是')}。请写成 ${only} 这样的“年-月-日”`,
    };
  };
}

const noDay = (position: string, cell: string) =>
  `单元格 ${position} 的“${cell}”不是存在的日期。请写成 2006-01-02 这样的“年-月-日”`;

const inWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return ` ${year} 年 ${month} 月 ${day} 日`;
};

/** A date that begins with its whole year, or the number of days by which spreadsheets store one; null for others. */
function fixedDate(cell: string): string | null {
  const text = withoutTime(cell);
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (year !== '') return dated(Number(year), Number(month), Number(day));
  if (!/^\d{5}(\.\d+)?$/.test(text)) return null;
  return new Date((Math.floor(Number(text)) - epoch) * dayMilliseconds).toISOString().slice(0, 10);
}

const withoutTime = (cell: string): string =>
  cell
    .trim()
    .replace(/(?:T|\s+)(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/\s*(?:星期|周)[一二三四五六日天]$/, '');

function writtenDate(cell: string, thisYear: number): Written | null {
  const text = withoutTime(cell);
  const parts = /^(\d{1,4})\s*[-/. 年]\s*(\d{1,2})\s*[-/. 月]\s*(\d{1,4})\s*[日号]?$/.exec(text)?.slice(1);
  if (parts) {
    const isYearLast = (parts[2]?.length ?? 0) > 2;
    const fitting: readonly Order[] = text.includes('年')
      ? ['ymd']
      : isYearLast
        ? ['dmy', 'mdy']
        : ['ymd', 'dmy', 'mdy'];
    return { shape: isYearLast ? 'number-year' : 'number', byOrder: meaningsOf(parts, fitting, thisYear) };
  }
  return namedMonth(text, thisYear);
}

/** `2-Jan-06`, `2 January 2006`, `Jan 2, 2006`. */
function namedMonth(text: string, thisYear: number): Written | null {
  const [, first = '', month = '', last = ''] = /^(\d{1,4})[-/. ]([a-z]{3,9})[-/., ]+(\d{1,4})$/i.exec(text) ?? [];
  const [, name = '', day = '', year = ''] = /^([a-z]{3,9})[-/. ](\d{1,2})[-/., ]+(\d{2,4})$/i.exec(text) ?? [];
  const number = String(months.indexOf((month || name).slice(0, 3).toLowerCase()) + 1);
  if (number === '0') return null;
  if (name !== '') return { shape: 'month-first', byOrder: meaningsOf([number, day, year], ['mdy'], thisYear) };
  return { shape: 'month-name', byOrder: meaningsOf([first, number, last], ['dmy', 'ymd'], thisYear) };
}

function meaningsOf(parts: readonly string[], fitting: readonly Order[], thisYear: number): ReadonlyMap<Order, string> {
  const found = new Map<Order, string>();
  for (const order of fitting) {
    const [year = '', month = '', day = ''] = orders[order].map((at) => parts[at] ?? '');
    const whole = wholeYear(year, thisYear);
    const date = whole !== null && day.length <= 2 ? dated(whole, Number(month), Number(day)) : null;
    if (date !== null && isPlainDate(date)) found.set(order, date);
  }
  return found;
}

function wholeYear(year: string, thisYear: number): number | null {
  if (year.length === 4) return Number(year);
  if (year.length !== 2) return null;
  return [2000, 1900].map((century) => century + Number(year)).find((one) => isOfStudent(one, thisYear)) ?? null;
}
const isOfStudent = (year: number, thisYear: number) => year >= thisYear - oldest && year <= thisYear - youngest;

const dated = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

import { readXml, type XmlAttribute } from '../../files/xml';

/** The formats of dates that every program knows by number. */
const knownDates: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** The value of an attribute without prefix; empty if it is missing. */
export const attributeOf = (attributes: readonly XmlAttribute[], name: string): string =>
  attributes.find(([key]) => key === name)?.[1] ?? '';

/** How styles of cells, by their position in the list of styles, show a number. */
export interface NumberStyles {
  readonly dates: ReadonlySet<number>;
  /** The digits of formats such as `0000`, which show the zeros before a number. */
  readonly digits: ReadonlyMap<number, number>;
}
export const noStyles: NumberStyles = { dates: new Set(), digits: new Map() };

/** The styles of cells that show a number as a date or with zeros before it. */
export async function numberStyles(chunks: AsyncIterable<Uint8Array>): Promise<NumberStyles> {
  const dates = new Set<number>();
  const digits = new Map<number, number>();
  const ownFormats = new Map<string, string>();
  let position: number | null = null;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'numFmt') ownFormats.set(attributeOf(attributes, 'numFmtId'), attributeOf(attributes, 'formatCode'));
      if (name === 'cellXfs') position = 0;
      if (name !== 'xf' || position === null) return;
      const format = attributeOf(attributes, 'numFmtId');
      const own = ownFormats.get(format);
      const isKnown = knownDates.some(([first, last]) => Number(format) >= first && Number(format) <= last);
      if (own === undefined ? isKnown : isDateFormat(own)) dates.add(position);
      if (own && /^0{2,30}$/.test(own)) digits.set(position, own.length);
      position += 1;
    },
    close(name) {
      if (name === 'cellXfs') position = null;
    },
  });
  return { dates, digits };
}

/** Whether a format has a letter of a date or time, outside of quoted text, brackets and escaped characters. */
export function isDateFormat(format: string): boolean {
  for (let at = 0; at < format.length; at += 1) {
    const letter = format[at] ?? '';
    if (letter === '"' || letter === '[') {
      const end = format.indexOf(letter === '"' ? '"' : ']', at + 1);
      if (end < 0) return false;
      at = end;
    } else if ('\\_*'.includes(letter)) at += 1;
    else if ('ymdhsYMDHS'.includes(letter)) return true;
  }
  return false;
}

const dayMilliseconds = 86_400_000;
/** 1 January 1970 as a number of days since the two beginnings that workbooks count from. */
const epoch = { from1900: 25_569, from1904: 24_107 };

/** `YYYY-MM-DD`; null if the number is no date. */
export function dateOf(days: number, isFrom1904: boolean): string | null {
  const at = new Date(Math.round((days - (isFrom1904 ? epoch.from1904 : epoch.from1900)) * dayMilliseconds));
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}

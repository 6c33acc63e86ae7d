import { type FieldValue, formatYuan, parseYuan } from '@yuanhang/domain';

/** The editable text of a value: yuan without thousands separators. */
export function numberText(value: FieldValue, money: boolean): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  return money ? formatYuan(value).replace(/,/g, '').replace(/\.00$/, '') : String(value);
}

/** The value of a typed text: null for an empty one, the text itself when it is no number. */
export function readNumber(text: string, money: boolean): FieldValue {
  const typed = text.trim();
  if (typed === '') return null;
  if (money) return parseYuan(typed.replace(/\.$/, '')) ?? typed;
  const number = Number(typed);
  return Number.isFinite(number) ? number : typed;
}

import { codePointLength, countryName, type Field, type FieldValue, formatYuan, isPlainDate } from '@yuanhang/domain';

const optionLabel = (field: Field, value: string) =>
  field.options?.find((option) => option.value === value)?.label ?? value;

/** A field's label on the screen, without the unit of money, which is shown beside the number. */
export const shownLabel = ({ type, label }: Field): string => (type === 'money' ? label.replace(/（元）$/, '') : label);

/** A value as display text, empty when there is none: `2027 年 3 月 15 日`, `1,234.50 元`, `国家留学基金、个人自筹`. */
export function displayValue(field: Field, value: FieldValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.type === 'money' ? `${formatYuan(value)} 元` : String(value);
  if (typeof value === 'string') return displayText(field, value);
  return value.map((one) => optionLabel(field, one)).join('、');
}

function displayText(field: Field, value: string): string {
  if (field.type === 'choice') return optionLabel(field, value);
  if (field.type === 'country') return countryName(value);
  if (field.type === 'date' && isPlainDate(value)) return displayDate(value);
  return value;
}

/** Always with the year, because a form may be read much later. */
export const displayDate = (date: string): string =>
  `${Number(date.slice(0, 4))} 年 ${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;

export interface LengthHint {
  readonly text: string;
  /** `missing` and `over` must be corrected; `left` only informs, also about the required length of an empty field. */
  readonly tone: 'missing' | 'over' | 'left';
}

/** How many characters a paragraph lacks, exceeds or, near the limit, has left. Counted as the domain counts them. */
export function lengthHint(field: Field, value: FieldValue): LengthHint | null {
  if ((field.type !== 'paragraph' && field.type !== 'text') || (typeof value !== 'string' && value !== null))
    return null;
  const length = codePointLength((value ?? '').trim());
  const { min, max } = field;
  if (min !== undefined && length < min && (length > 0 || (field.required && field.type === 'paragraph'))) {
    return { text: `还差 ${min - length} 字`, tone: length === 0 ? 'left' : 'missing' };
  }
  if (max !== undefined && length > max) return { text: `超出 ${length - max} 字`, tone: 'over' };
  if (max !== undefined && field.type === 'paragraph' && length > max * 0.8) {
    return { text: `还可写 ${max - length} 字`, tone: 'left' };
  }
  return null;
}

/** Whether the options are few and short enough to show in the form; others open a sheet. */
export function fitsInline(field: Field): boolean {
  const options = field.options ?? [];
  return options.length <= 5 && options.reduce((sum, option) => sum + option.label.length, 0) <= 24;
}

/** Whether label and value fit side by side, so that read-only fields take little space. */
export const fitsOneLine = (field: Field, shown: string): boolean =>
  field.type !== 'paragraph' && codePointLength(field.label) + codePointLength(shown) <= 20;

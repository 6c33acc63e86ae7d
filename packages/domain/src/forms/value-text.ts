import { countryName } from '../countries';
import { formatYuan } from '../money';
import type { Field, FieldValue } from './definition';

/** Formats an answer for display: labels for choices, names for countries, a dash for an empty answer. */
export function valueText(field: Field, value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.type === 'money' ? formatYuan(value) : String(value);
  if (typeof value !== 'string') return value.map((pick) => labelOf(field, pick)).join('、');
  return field.type === 'country' ? countryName(value) : labelOf(field, value);
}

const labelOf = ({ options }: Field, value: string): string =>
  options?.find((option) => option.value === value)?.label ?? value;

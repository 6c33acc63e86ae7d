import type { PlainDate } from '../time';
import type { Field, FieldValue, FormValues } from './definition';

/** The field's own value, or null; inherited properties such as `constructor` are never returned. */
export function answerOf(values: FormValues, key: string): FieldValue {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is not there on older phones
  return Object.prototype.hasOwnProperty.call(values, key) ? (values[key] ?? null) : null;
}

/** The field's value if it is a string, otherwise an empty string. */
export function textOf(values: FormValues, key: string): string {
  const value = answerOf(values, key);
  return typeof value === 'string' ? value : '';
}

/** The date of the field; null if it is empty. */
export function dateOf(values: FormValues, key: string): PlainDate | null {
  return textOf(values, key) || null;
}

/** The amount in fen; 0 if it is empty. */
export function fenOf(values: FormValues, key: string): number {
  const value = answerOf(values, key);
  return typeof value === 'number' ? value : 0;
}

/** Whether a value is empty. `false` and 0 are answers. */
export function isEmpty(value: FieldValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether the form asks this field: some fields depend on an earlier answer. */
export function isAsked(field: Field, values: FormValues): boolean {
  if (!field.when) return true;
  const answer = answerOf(values, field.when.field);
  const wanted = field.when.in;
  if (typeof answer === 'string' || typeof answer === 'boolean') return wanted.includes(answer);
  return Array.isArray(answer) && answer.some((pick) => wanted.includes(pick));
}

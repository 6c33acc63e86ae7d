import type { PlainDate } from '../time';
import type { Field, FieldValue, FormValues } from './definition';

/** The field's own value; null where there is none, so that `constructor` and the like are never found. */
export function answerOf(values: FormValues, key: string): FieldValue {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is not there on older phones
  return Object.prototype.hasOwnProperty.call(values, key) ? (values[key] ?? null) : null;
}

/** The field's value if it is a text, else empty. */
export function textOf(values: FormValues, key: string): string {
  const value = answerOf(values, key);
  return typeof value === 'string' ? value : '';
}

/** The date that was filled in; null when none was. */
export function dateOf(values: FormValues, key: string): PlainDate | null {
  return textOf(values, key) || null;
}

/** The amount in fen; 0 when none was filled in. */
export function fenOf(values: FormValues, key: string): number {
  const value = answerOf(values, key);
  return typeof value === 'number' ? value : 0;
}

/** Nothing was filled in. `false` and 0 are answers. */
export function isEmpty(value: FieldValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether the person is asked this at all: some fields depend on what an earlier one says. */
export function isAsked(field: Field, values: FormValues): boolean {
  if (!field.when) return true;
  const answer = answerOf(values, field.when.field);
  const wanted = field.when.in;
  if (typeof answer === 'string' || typeof answer === 'boolean') return wanted.includes(answer);
  return Array.isArray(answer) && answer.some((pick) => wanted.includes(pick));
}

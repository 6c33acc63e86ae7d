import { isEmail, isPhone } from '../identifiers';
import { codePointLength } from '../text';
import { isPlainDate } from '../time';
import { runCheck } from './checks';
import type { DateOrder, Field, FieldValue, FormDefinition, FormValues, Problem } from './definition';
import { readValue } from './read-value';
import { answerOf, isAsked, isEmpty } from './values';

/**
 * Every problem that prevents the submission of the form, in the order of its fields: required, too short, malformed,
 * or dates in the wrong order. Read-only fields come from the register and are not checked.
 */
export function checkComplete(definition: FormDefinition, values: FormValues): Problem[] {
  const asked = definition.fields.filter((field) => !field.readOnly && isAsked(field, values));
  const problems: Problem[] = [];
  for (const field of asked) {
    const problem = checkField(field, answerOf(values, field.key));
    if (problem) problems.push(problem);
  }
  const fine = (key: string) => asked.some((f) => f.key === key) && !problems.some((p) => p.field === key);
  for (const order of definition.dateOrders ?? []) {
    if (fine(order.earlier) && fine(order.later) && isReversed(order, values)) {
      problems.push({ field: order.later, code: 'date_order', message: order.message });
    }
  }
  const across = (definition.checks ?? []).map((name) => runCheck(name, values));
  return problems.concat(...across.map((found) => found.filter((p) => fine(p.field))));
}

/** The number of problems that block the submission of the form. */
export function missingCount(definition: FormDefinition, values: FormValues): number {
  return checkComplete(definition, values).length;
}

function checkField(field: Field, value: FieldValue): Problem | null {
  const problem = (code: string, message: string): Problem => ({ field: field.key, code, message });
  if (isEmpty(value)) return field.required ? problem('required', `${verb(field)}${field.label}`) : null;
  // A stored answer may be older than the definition, for example when an option was removed.
  const reading = readValue(field, value);
  if ('problem' in reading) return reading.problem;
  if (field.type === 'phone' && !isPhone(String(value))) return problem('phone_invalid', '请检查电话号码');
  if (field.type === 'email' && !isEmail(String(value))) return problem('email_invalid', '请检查邮箱地址');
  return checkMinimum(field, value, problem);
}

function checkMinimum(
  field: Field,
  value: FieldValue,
  problem: (code: string, message: string) => Problem,
): Problem | null {
  const { min } = field;
  if (min === undefined) return null;
  if (typeof value === 'string') {
    const short = min - codePointLength(value);
    return short > 0 ? problem('too_short', `还差 ${short} 字`) : null;
  }
  if (Array.isArray(value)) return value.length < min ? problem('too_few', `至少选择 ${min} 项`) : null;
  if (typeof value !== 'number' || value >= min) return null;
  const least = field.type === 'money' ? `${min / 100} 元` : String(min);
  return problem('too_small', `${field.label}不能少于 ${least}`);
}

function isReversed(order: DateOrder, values: FormValues): boolean {
  const earlier = answerOf(values, order.earlier);
  const later = answerOf(values, order.later);
  return isPlainDate(earlier) && isPlainDate(later) && later < earlier;
}

function verb(field: Field): string {
  return ['text', 'paragraph', 'number', 'money', 'phone', 'email'].includes(field.type) ? '请填写' : '请选择';
}

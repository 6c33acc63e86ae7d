import { ApiError } from '@yuanhang/contract';
import type { FormInstance } from 'antd';

/** `requirements.0.key` → `['requirements', 0, 'key']`, without the prefix `under`. */
export const pathOf = (field: string, under = ''): (string | number)[] =>
  (under && field.startsWith(`${under}.`) ? field.slice(under.length + 1) : field)
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Shows the server's problems at their fields. Returns false when the error names no field. */
export function showProblems(form: FormInstance, error: unknown, under = ''): boolean {
  if (!(error instanceof ApiError) || error.body.problems.length === 0) return false;
  const fields = error.body.problems.map(({ field, message }) => ({ name: pathOf(field, under), errors: [message] }));
  form.setFields(fields);
  const [first] = fields;
  if (first) form.scrollToField(first.name, { block: 'center' });
  return true;
}

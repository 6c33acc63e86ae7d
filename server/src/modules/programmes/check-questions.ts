import { type ProgrammeInput, programmeLimits } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';

type Questions = ProgrammeInput['questions'];
type Question = Questions['fields'][number];

/** The names that the contract allows for an answer; excludes `__proto__` and the like. */
const keyPattern = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;

/** Checks that the programme's own questions form a valid form for the interpreter. Problems name the field. */
export function questionProblems({ fields, dateOrders = [] }: Questions): Problem[] {
  if (fields.length > programmeLimits.questions) {
    return [{ field: 'questions.fields', code: 'too_many', message: `最多 ${programmeLimits.questions} 个问题` }];
  }
  const dates = fields.filter(({ type }) => type === 'date').map(({ key }) => key);
  const orders = dateOrders.flatMap(({ earlier, later }, index) =>
    dates.includes(earlier) && dates.includes(later)
      ? []
      : [at(`questions.dateOrders.${index}`, 'unknown_field', '先后顺序只能用于日期问题')],
  );
  return [...fields.flatMap((field, index) => fieldProblems(field, index, fields.slice(0, index))), ...orders];
}

const at = (field: string, code: string, message: string): Problem => ({ field, code, message });

function fieldProblems(field: Question, index: number, before: readonly Question[]): Problem[] {
  const { key, label, min, max, when } = field;
  const path = `questions.fields.${index}`;
  const asked = when && before.some((earlier) => earlier.key === when.field);
  return [
    ...(keyPattern.test(key) ? [] : [at(`${path}.key`, 'invalid_key', '问题标识只能用字母、数字和下划线')]),
    ...(before.some((earlier) => earlier.key === key) ? [at(`${path}.key`, 'duplicate_key', '问题标识重复')] : []),
    ...(label.trim() !== '' && label.length <= programmeLimits.questionLabel
      ? []
      : [at(`${path}.label`, 'required', `请填写问题，最多 ${programmeLimits.questionLabel} 字`)]),
    ...(min !== undefined && max !== undefined && min > max ? [at(`${path}.max`, 'range', '上限不能小于下限')] : []),
    ...(when && !asked ? [at(`${path}.when`, 'unknown_field', '只能取决于前面的问题')] : []),
    // Sealed and register-filled fields exist only on the built-in pages.
    ...(field.sensitive || field.readOnly ? [at(path, 'not_supported', '自定义问题不支持加密或只读')] : []),
    ...optionProblems(field, path),
  ];
}

function optionProblems({ type, options = [] }: Question, path: string): Problem[] {
  const picks = type === 'choice' || type === 'choices';
  if (!picks) return [];
  const values = options.map(({ value }) => value);
  const good = values.every((value) => value !== '' && value.length <= programmeLimits.optionValue);
  const different = new Set(values).size === values.length;
  if (values.length > 0 && values.length <= programmeLimits.questionOptions && good && different) return [];
  return [at(`${path}.options`, 'invalid_options', '请给出选项，不能为空或重复')];
}

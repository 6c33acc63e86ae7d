import type { ProgrammeInput } from '@yuanhang/contract';
import { isCountryCode, type Problem } from '@yuanhang/domain';
import { isTimeZone } from '../../platform/zones';

/** What the schema cannot say: dates in order, places that exist, keys that are unique. Fields are named. */
export function inputProblems(input: ProgrammeInput): Problem[] {
  const problems: Problem[] = [];
  const need = (ok: boolean, field: string, code: string, message: string) => {
    if (!ok) problems.push({ field, code, message });
  };
  const selfArranged = input.category === 'self_arranged';
  need(input.applyFrom <= input.applyUntil, 'applyUntil', 'date_order', '申报截止不能早于开始');
  need(
    input.lateEntryUntil === null || input.lateEntryUntil > input.applyUntil,
    'lateEntryUntil',
    'date_order',
    '补录截止应晚于申报截止',
  );
  need(selfArranged || input.country !== null, 'country', 'required', '请选择国家或地区');
  need(input.country === null || isCountryCode(input.country), 'country', 'unknown_country', '没有这个国家或地区');
  need(selfArranged || input.timeZone !== null, 'timeZone', 'required', '请填写当地时区');
  need(
    input.timeZone === null || isTimeZone(input.timeZone),
    'timeZone',
    'unknown_zone',
    '没有这个时区，例如 Europe/Berlin',
  );
  need(selfArranged || (input.startOn !== null && input.endOn !== null), 'startOn', 'required', '请填写交流起止日期');
  need(
    input.startOn === null || input.endOn === null || input.startOn <= input.endOn,
    'endOn',
    'date_order',
    '结束日期不能早于开始日期',
  );
  const keys = input.requirements.map(({ key }) => key);
  keys.forEach((key, index) => {
    need(keys.indexOf(key) === index, `requirements.${index}.key`, 'duplicate_key', '材料标识重复');
  });
  const fields = input.questions.fields.map(({ key }) => key);
  fields.forEach((key, index) => {
    need(fields.indexOf(key) === index, `questions.fields.${index}.key`, 'duplicate_key', '问题标识重复');
    const { type, options } = input.questions.fields[index] ?? {};
    const picks = type === 'choice' || type === 'choices';
    need(!picks || (options?.length ?? 0) > 0, `questions.fields.${index}.options`, 'required', '请给出选项');
  });
  need(new Set(input.reviewChain).size === input.reviewChain.length, 'reviewChain', 'duplicate_step', '审核步骤重复');
  return problems;
}

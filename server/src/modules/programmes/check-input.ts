import type { ProgrammeInput } from '@yuanhang/contract';
import { cleanText, isCountryCode, isPlainDate, type Problem } from '@yuanhang/domain';
import { isTimeZone } from '../../platform/zones';
import { questionProblems } from './check-questions';

/** Cleans the texts of the input for storage and display. */
export function cleanInput(input: ProgrammeInput): ProgrammeInput {
  const clean = (text: string | null) => (text === null ? null : cleanText(text) || null);
  return {
    ...input,
    name: cleanText(input.name),
    city: clean(input.city),
    institution: clean(input.institution),
    languageRequirement: cleanText(input.languageRequirement),
    notice: cleanText(input.notice),
    introduction: cleanText(input.introduction),
    declaration: cleanText(input.declaration),
    contact: cleanText(input.contact),
  };
}

/** Checks beyond the schema: order of dates, existing places, unique keys. Problems name the field. */
export function inputProblems(input: ProgrammeInput): Problem[] {
  return [...textProblems(input), ...dateProblems(input), ...placeProblems(input), ...materialProblems(input)].concat(
    questionProblems(input.questions),
  );
}

const problem = (field: string, code: string, message: string): Problem => ({ field, code, message });
/** `problem` unless it is `fine`. */
const need = (fine: boolean, field: string, code: string, message: string): Problem[] =>
  fine ? [] : [problem(field, code, message)];

const textProblems = ({ name, declaration, reviewChain }: ProgrammeInput): Problem[] => [
  ...need(name !== '', 'name', 'required', '请填写'),
  ...need(declaration !== '', 'declaration', 'required', '请填写'),
  ...need(new Set(reviewChain).size === reviewChain.length, 'reviewChain', 'duplicate_step', '审核步骤重复'),
];

function dateProblems(input: ProgrammeInput): Problem[] {
  const { applyFrom, applyUntil, lateEntryUntil, startOn, endOn } = input;
  const dates = { applyFrom, applyUntil, lateEntryUntil, startOn, endOn };
  const wrong = Object.entries(dates).filter(([, date]) => date !== null && !isPlainDate(date));
  const selfArranged = input.category === 'self_arranged';
  return [
    ...wrong.map(([field]) => problem(field, 'invalid_date', '日期不正确')),
    ...need(applyFrom <= applyUntil, 'applyUntil', 'date_order', '申报截止不能早于开始'),
    ...need(
      lateEntryUntil === null || lateEntryUntil > applyUntil,
      'lateEntryUntil',
      'date_order',
      '补录截止应晚于申报截止',
    ),
    ...need(selfArranged || startOn !== null, 'startOn', 'required', '请填写交流开始日期'),
    ...need(selfArranged || endOn !== null, 'endOn', 'required', '请填写交流结束日期'),
    ...need(startOn === null || endOn === null || startOn <= endOn, 'endOn', 'date_order', '结束日期不能早于开始日期'),
  ];
}

function placeProblems({ category, country, timeZone }: ProgrammeInput): Problem[] {
  if (category === 'self_arranged') {
    return [
      ...need(country === null, 'country', 'not_asked', '自联项目由学生填写国家或地区'),
      ...need(timeZone === null, 'timeZone', 'not_asked', '自联项目由学生填写'),
    ];
  }
  return [
    ...need(country !== null, 'country', 'required', '请选择国家或地区'),
    ...need(country === null || isCountryCode(country), 'country', 'unknown_country', '没有这个国家或地区'),
    ...need(timeZone !== null, 'timeZone', 'required', '请填写当地时区'),
    ...need(timeZone === null || isTimeZone(timeZone), 'timeZone', 'unknown_zone', '没有这个时区，例如 Europe/Berlin'),
  ];
}

function materialProblems({ requirements }: ProgrammeInput): Problem[] {
  const keys = requirements.map(({ key }) => key);
  return keys.flatMap((key, index) =>
    need(keys.indexOf(key) === index, `requirements.${index}.key`, 'duplicate_key', '材料标识重复'),
  );
}

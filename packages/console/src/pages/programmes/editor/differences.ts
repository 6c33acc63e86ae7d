import type { ProgrammeInput } from '@yuanhang/contract';
import { countryName, programmeCategoryLabels, programmeFormLabels } from '@yuanhang/domain';
import { chainText, groupsText } from '../labels';

type Key = keyof ProgrammeInput;
export const fieldLabels: Record<Key, string> = {
  name: '项目名称',
  year: '年度',
  category: '类别',
  form: '项目形式',
  eligibleGroups: '申请对象',
  country: '国家或地区',
  city: '城市',
  institution: '接收院校',
  timeZone: '当地时区',
  startOn: '交流开始',
  endOn: '交流结束',
  applyFrom: '申报开始',
  applyUntil: '申报截止',
  lateEntryUntil: '补录截止',
  places: '名额',
  languageRequirement: '语言要求',
  notice: '申报须知',
  introduction: '项目介绍',
  declaration: '本人承诺',
  requirements: '材料',
  questions: '补充问题',
  reviewChain: '审核步骤',
  budgetEligible: '可申请经费预算',
  fundingEligible: '可申请资助',
  checkInIntervalDays: '打卡间隔',
  contact: '联系方式',
};
const isKey = (name: string): name is Key => name in fieldLabels;
const keys = Object.keys(fieldLabels).filter(isKey);

/** Deep equality, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (isRecord(a) && isRecord(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => same(a[name], b[name]));
  }
  return a === b;
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields in which two states of a programme differ, in the order of the form. */
export const changedFields = (before: ProgrammeInput, after: ProgrammeInput): Key[] =>
  keys.filter((key) => !same(before[key], after[key]));

export interface Difference {
  readonly key: Key;
  readonly label: string;
  readonly before: string;
  /** The colleague's value. */
  readonly theirs: string;
  /** The user's own value; null when unchanged. */
  readonly mine: string | null;
}

/** The fields changed on the server since `base`, with the user's own value where both changed one. */
export function differencesOf(base: ProgrammeInput, mine: ProgrammeInput, theirs: ProgrammeInput): Difference[] {
  const touched = new Set(changedFields(base, mine));
  return changedFields(base, theirs).map((key) => ({
    key,
    label: fieldLabels[key],
    before: wordsFor(base, key),
    theirs: wordsFor(theirs, key),
    mine: touched.has(key) ? wordsFor(mine, key) : null,
  }));
}

/** The newest state with the user's changes applied; all other fields are the colleague's. */
export function merged(base: ProgrammeInput, mine: ProgrammeInput, theirs: ProgrammeInput): ProgrammeInput {
  const changes = Object.fromEntries(changedFields(base, mine).map((key) => [key, mine[key]]));
  return { ...theirs, ...changes };
}

/** A field's value as display text. */
function wordsFor(programme: ProgrammeInput, key: Key): string {
  switch (key) {
    case 'category':
      return programmeCategoryLabels[programme.category];
    case 'form':
      return programmeFormLabels[programme.form];
    case 'eligibleGroups':
      return groupsText(programme.eligibleGroups);
    case 'country':
      return programme.country === null ? '' : countryName(programme.country);
    case 'reviewChain':
      return chainText(programme.reviewChain);
    case 'requirements':
      return programme.requirements.map(({ name, required }) => `${name}${required ? '（必交）' : ''}`).join('、');
    case 'questions':
      return programme.questions.fields.map(({ label }) => label).join('、');
    case 'budgetEligible':
    case 'fundingEligible':
      return programme[key] ? '是' : '否';
    case 'checkInIntervalDays':
      return `${programme.checkInIntervalDays} 天`;
    default:
      return String(programme[key] ?? '');
  }
}

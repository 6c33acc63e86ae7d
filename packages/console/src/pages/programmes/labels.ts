import type { ProgrammeInput, ProgrammeSummary } from '@yuanhang/contract';
import {
  countryName,
  eligibleGroupLabels,
  eligibleGroups,
  type FieldType,
  formatDate,
  type MaterialPhase,
  type PlainDate,
  type ProgrammeStatus,
  programmeCategoryLabels,
  programmeFormLabels,
  reviewStepLabels,
} from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

export const phaseLabels: Record<MaterialPhase, string> = {
  application: '申请时提交',
  dispatch: '派出确认时提交',
  return: '返校后提交',
};
export const fieldTypeLabels: Record<FieldType, string> = {
  text: '一行文字',
  paragraph: '一段文字',
  number: '数字',
  money: '金额',
  date: '日期',
  choice: '单选',
  choices: '多选',
  yes_no: '是或否',
  phone: '电话',
  email: '邮箱',
  country: '国家或地区',
};
export const statusTones: Record<ProgrammeStatus, Tone> = {
  draft: 'amber',
  published: 'green',
  closed: 'neutral',
  archived: 'neutral',
};
export const windowTones: Record<ProgrammeSummary['window'], Tone> = {
  open: 'sea',
  closing_soon: 'amber',
  late_entry: 'amber',
  upcoming: 'neutral',
  closed: 'neutral',
};

export const groupsText = (groups: ProgrammeInput['eligibleGroups']): string =>
  groups.length === eligibleGroups.length ? '全体学生' : groups.map((group) => eligibleGroupLabels[group]).join('、');

/** `2026 年 12 月 1 日至 12 月 31 日`. */
export function rangeText(from: PlainDate, until: PlainDate): string {
  return `${formatDate(from, '')} 至 ${formatDate(until, from)}`;
}

export const chainText = (chain: ProgrammeInput['reviewChain']): string =>
  chain.map((step) => reviewStepLabels[step]).join(' → ');

/** The facts of a programme, the most asked-for first; unknown ones are left out. */
export function factsOf(programme: ProgrammeInput): readonly { readonly label: string; readonly text: string }[] {
  const { startOn, endOn, applyFrom, applyUntil, country, places } = programme;
  const money = [programme.budgetEligible ? '经费预算' : '', programme.fundingEligible ? '资助' : ''].filter(Boolean);
  const where = [
    [country ? countryName(country) : '', programme.city].filter(Boolean).join(' '),
    programme.institution,
  ];
  const place = programme.category === 'self_arranged' ? '自行联系的院校与机构' : where.filter(Boolean).join(' · ');
  const facts: readonly (readonly [label: string, text: string])[] = [
    ['去哪里', place],
    ['交流时间', startOn && endOn ? rangeText(startOn, endOn) : ''],
    ['报名时间', applyFrom && applyUntil ? rangeText(applyFrom, applyUntil) : ''],
    ['申请对象', groupsText(programme.eligibleGroups)],
    ['名额', places === null ? '' : `${places} 个`],
    ['语言要求', programme.languageRequirement],
    ['类别', `${programmeCategoryLabels[programme.category]} · ${programmeFormLabels[programme.form]}`],
    ['可申请', money.join('、')],
    ['审核', chainText(programme.reviewChain)],
    ['补录', programme.lateEntryUntil ? '报名截止后可以补录' : ''],
    ['联系', programme.contact],
  ];
  return facts.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

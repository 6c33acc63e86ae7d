import type { ProgrammeDetail } from '@yuanhang/contract';
import { programmeCategoryLabels, programmeFormLabels, reviewStepLabels } from '@yuanhang/domain';
import { groupsOf, placeOf, placesOf } from './describe';

export interface Fact {
  readonly label: string;
  readonly text: string;
}

export const monthAndDay = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
const day = (date: string) => `${Number(date.slice(0, 4))} 年 ${monthAndDay(date)}`;

/** Shows the year once when both dates are in it: `2027 年 3 月 15 日至 8 月 31 日`. */
export const dateRange = (from: string, to: string): string =>
  `${day(from)}至 ${from.slice(0, 4) === to.slice(0, 4) ? monthAndDay(to) : day(to)}`;

/** The facts of a programme, the most asked-for first; unknown ones are left out. */
export function detailFacts(programme: ProgrammeDetail): readonly Fact[] {
  const { startOn, endOn, places, placesTaken } = programme;
  const left = places === null ? null : Math.max(0, places - placesTaken);
  const money = [programme.budgetEligible ? '经费预算' : '', programme.fundingEligible ? '资助' : ''].filter(Boolean);
  const facts: readonly [label: string, text: string | null][] = [
    ['去哪里', [placeOf(programme), programme.institution].filter(Boolean).join(' · ')],
    ['交流时间', startOn && endOn ? dateRange(startOn, endOn) : null],
    ['报名时间', `${dateRange(programme.applyFrom, programme.applyUntil)} 24:00（北京时间）`],
    ['申请对象', groupsOf(programme)],
    [
      '名额',
      left === null || left === 0
        ? (placesOf(programme)?.replace('名额 ', '') ?? null)
        : `${places} 个 · 还有 ${left} 个`,
    ],
    ['语言要求', programme.languageRequirement || null],
    ['类别', `${programmeCategoryLabels[programme.category]} · ${programmeFormLabels[programme.form]}`],
    ['可申请', money.length > 0 ? money.join('、') : null],
    ['审核', programme.reviewChain.map((step) => reviewStepLabels[step]).join(' → ')],
    ['补录', programme.lateEntryAllowed ? '报名截止后可以补录' : null],
    ['联系', programme.contact || null],
  ];
  return facts.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

import type { ProgrammeSummary } from '@yuanhang/contract';
import { eligibleGroupLabels, programmeCategoryLabels } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** `德国 柏林`; for a self-arranged programme, whose place the student chooses: `自行联系的院校与机构`. */
export function placeOf({ selfArranged, countryName, city }: ProgrammeSummary): string {
  if (selfArranged) return '自行联系的院校与机构';
  return [countryName, city].filter(Boolean).join(' ');
}

export const groupsOf = ({ eligibleGroups }: ProgrammeSummary): string =>
  eligibleGroups.length === Object.keys(eligibleGroupLabels).length
    ? '全体学生'
    : eligibleGroups.map((group) => eligibleGroupLabels[group]).join('、');

/** `德国 柏林 · 交换学习 · 本科生、硕士生`. */
export function summaryLine(programme: ProgrammeSummary): string {
  return [shortLine(programme), groupsOf(programme)].join(' · ');
}

/** Omits the levels of study: used in lists that contain only programmes the student may apply for. */
export function shortLine(programme: ProgrammeSummary): string {
  const category = programme.selfArranged ? '' : programmeCategoryLabels[programme.category];
  return [placeOf(programme), category].filter(Boolean).join(' · ');
}

const month = (date: string) => `${Number(date.slice(0, 4))}.${Number(date.slice(5, 7))}`;

/** `2027.3 – 2027.8`; null while the dates are open. */
export const periodOf = ({ startOn, endOn }: ProgrammeSummary): string | null =>
  startOn && endOn ? `${month(startOn)} – ${month(endOn)}` : null;

/** `名额 4`, `名额 4 · 已满`, or null when places are not limited. */
export function placesOf({ places, placesTaken }: ProgrammeSummary): string | null {
  if (places === null) return null;
  return placesTaken >= places ? `名额 ${places} · 已满` : `名额 ${places}`;
}

/** Short facts of a list entry, most important first: `2027.3 – 2027.8`, `名额 4`, `雅思 6.5`. */
export function factsOf(programme: ProgrammeSummary): readonly string[] {
  const facts = [
    periodOf(programme),
    placesOf(programme),
    programme.languageRequirement || (programme.selfArranged ? null : '无语言要求'),
    programme.fundingEligible ? '可申请资助' : null,
  ];
  return facts.filter((fact): fact is string => fact !== null).slice(0, 3);
}

/** Amber only when the window closes soon; grey when no application is possible. */
export function windowTone(window: ProgrammeSummary['window']): Tone {
  const tones: Record<ProgrammeSummary['window'], Tone> = {
    open: 'sea',
    closing_soon: 'amber',
    late_entry: 'amber',
    upcoming: 'neutral',
    closed: 'neutral',
  };
  return tones[window];
}

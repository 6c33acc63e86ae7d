import type { Attachment, ProgrammeDetail, ProgrammeSummary } from '@yuanhang/contract';
import { countryName, daysBetween, formatDate, type PlainDate, type StartDecision } from '@yuanhang/domain';
import { toBoolean } from '../../platform/database';
import { toSafeHtml } from '../../platform/markdown';
import { parseGroups } from './queries';
import type { Programme } from './records';
import type { SummaryRow } from './summary-row';

/** A window that closes within a week is shown in amber. */
const soonDays = 7;
/** Longer than this and the days left are no news. */
const allYearDays = 180;

interface WindowDates {
  readonly applyFrom: PlainDate;
  readonly applyUntil: PlainDate;
  readonly lateEntryUntil: PlainDate | null;
}

/** Where the window stands today, and the words for it. */
export function windowOf(
  { applyFrom, applyUntil, lateEntryUntil }: WindowDates,
  today: PlainDate,
): Pick<ProgrammeSummary, 'window' | 'windowText'> {
  if (today < applyFrom) return { window: 'upcoming', windowText: `${formatDate(applyFrom, today)}开放` };
  if (today <= applyUntil) {
    const left = daysBetween(today, applyUntil);
    if (left > allYearDays) return { window: 'open', windowText: '全年开放' };
    const windowText = left === 0 ? '今天截止' : `还剩 ${left} 天`;
    return { window: left <= soonDays ? 'closing_soon' : 'open', windowText };
  }
  if (lateEntryUntil !== null && today <= lateEntryUntil)
    return { window: 'late_entry', windowText: `可补录至 ${formatDate(lateEntryUntil, today)}` };
  return { window: 'closed', windowText: '已截止' };
}

export function presentSummary(row: SummaryRow, today: PlainDate): ProgrammeSummary {
  const dates = { applyFrom: row.apply_from, applyUntil: row.apply_until, lateEntryUntil: row.late_entry_until };
  return {
    id: row.id,
    name: row.name,
    year: row.year,
    category: row.category,
    form: row.form,
    eligibleGroups: parseGroups(row.eligible_groups),
    country: row.country,
    countryName: row.country === null ? null : countryName(row.country),
    city: row.city,
    institution: row.institution,
    startOn: row.start_on,
    endOn: row.end_on,
    applyFrom: row.apply_from,
    applyUntil: row.apply_until,
    ...windowOf(dates, today),
    places: row.places,
    placesTaken: row.places_taken,
    languageRequirement: row.language_requirement,
    fundingEligible: toBoolean(row.funding_eligible),
    selfArranged: toBoolean(row.self_arranged),
    status: row.status,
  };
}

/** `mine`: whether the one who asks may begin, and the application that is open already. `blankForms` by material. */
export function presentDetail(
  programme: Programme,
  today: PlainDate,
  mine: { decision: StartDecision; applicationId: string | null; passUntil: PlainDate | null },
  blankForms: readonly Attachment[],
): ProgrammeDetail {
  return {
    id: programme.id,
    name: programme.name,
    year: programme.year,
    category: programme.category,
    form: programme.form,
    eligibleGroups: [...programme.eligibleGroups],
    country: programme.country,
    countryName: programme.country === null ? null : countryName(programme.country),
    city: programme.city,
    institution: programme.institution,
    startOn: programme.startOn,
    endOn: programme.endOn,
    applyFrom: programme.applyFrom,
    applyUntil: programme.applyUntil,
    ...windowOf(programme, today),
    places: programme.places,
    placesTaken: programme.placesTaken,
    languageRequirement: programme.languageRequirement,
    fundingEligible: programme.fundingEligible,
    selfArranged: programme.selfArranged,
    status: programme.status,
    noticeHtml: toSafeHtml(programme.notice),
    introductionHtml: toSafeHtml(programme.introduction),
    declaration: programme.declaration,
    requirements: programme.requirements.map((requirement) => ({
      ...requirement,
      fileTypes: [...requirement.fileTypes],
      blankForm: blankForms.find(({ requirementKey }) => requirementKey === requirement.key) ?? null,
    })),
    questions: structuredClone(programme.questions) as ProgrammeDetail['questions'],
    budgetEligible: programme.budgetEligible,
    lateEntryAllowed: programme.lateEntryUntil !== null,
    checkInIntervalDays: programme.checkInIntervalDays,
    reviewChain: [...programme.reviewChain],
    contact: programme.contact,
    apply: {
      allowed: mine.decision.allowed,
      reasons: mine.decision.allowed ? [] : [mine.decision.reason],
      applicationId: mine.applicationId,
      passUntil: mine.passUntil,
    },
    version: programme.version,
  };
}

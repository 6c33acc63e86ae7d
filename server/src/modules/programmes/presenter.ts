import type { Attachment, ProgrammeDetail, ProgrammeSummary } from '@yuanhang/contract';
import {
  type ApplicationWindow,
  countryName,
  daysBetween,
  formatDate,
  type PlainDate,
  type StartDecision,
  windowClosesOn,
  windowPhase,
} from '@yuanhang/domain';
import { toBoolean } from '../../platform/database';
import { toSafeHtml } from '../../platform/markdown';
import { parseGroups } from './queries';
import type { Programme } from './records';
import type { SummaryRow } from './summary-row';

/** A window that closes within a week is shown in amber. */
const soonDays = 7;
/** A window that stays open longer than this is shown as open all year, without the days left. */
const allYearDays = 180;

/** The phase of the window today, with its Chinese label. */
export function windowOf(dates: ApplicationWindow, today: PlainDate): Pick<ProgrammeSummary, 'window' | 'windowText'> {
  const phase = windowPhase(dates, today);
  switch (phase) {
    case 'upcoming':
      return { window: phase, windowText: `${formatDate(dates.applyFrom, today)}开放` };
    case 'open': {
      const left = daysBetween(today, dates.applyUntil);
      if (left > allYearDays) return { window: 'open', windowText: '全年开放' };
      const windowText = left === 0 ? '今天截止' : `还剩 ${left} 天`;
      return { window: left <= soonDays ? 'closing_soon' : 'open', windowText };
    }
    case 'late_entry':
      return { window: phase, windowText: `可补录至 ${formatDate(windowClosesOn(dates), today)}` };
    case 'closed':
      return { window: phase, windowText: '已截止' };
  }
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

/** `mine`: whether the signed-in student may apply, and their open application. `blankForms` by material. */
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

import type { Requirement } from '@yuanhang/contract';
import { type FormDefinition, type PlainDate, type ReviewStep, windowPhase } from '@yuanhang/domain';
import { fromJson, toBoolean } from '../../../platform/database';
import { bothWindowsPast, regularWindowPast } from '../../programmes';
import type { Offering } from './records';
import type { ApplicationRow } from './rows';

/**
 * Every application has a programme. A LEFT JOIN makes MariaDB start with the due applications and never with the
 * programmes.
 */
export const withProgramme = 'LEFT JOIN programmes p ON p.id = a.programme_id';

/** The columns of `applications a`, `programmes p` and `late_entry_passes l` that the offering needs. */
export const offeringColumns = `a.stage, a.late_entry, a.declaration, a.chain, a.offering, p.status AS p_status,
    p.apply_from AS p_apply_from, p.apply_until AS p_apply_until, p.late_entry_until AS p_late_entry_until,
    p.places AS p_places, p.places_taken AS p_places_taken, p.budget_eligible AS p_budget_eligible,
    p.funding_eligible AS p_funding_eligible, p.requirements AS p_requirements, p.questions AS p_questions,
    p.review_chain AS p_review_chain, l.expires_on AS pass_until`;
export const withOffering = `${withProgramme}
  LEFT JOIN late_entry_passes l
    ON l.student_id = a.student_id AND l.programme_id = a.programme_id AND l.open_marker = 1`;

/** Drafts whose window or pass may have closed on `:today`: the domain decides about each. */
export const mayHaveClosed = `a.stage = 'draft' AND a.deleted_at IS NULL AND (p.status <> 'published'
  OR (${regularWindowPast} AND (a.late_entry = 0 OR ${bothWindowsPast})))`;

/** Last day on which a draft can be submitted; null when there is none. */
export const closesOn = `CASE WHEN a.late_entry = 1 THEN COALESCE((SELECT l.expires_on FROM late_entry_passes l
  WHERE l.student_id = a.student_id AND l.programme_id = a.programme_id AND l.open_marker = 1), p.late_entry_until)
  ELSE p.apply_until END`;

type OfferingRow = Pick<
  ApplicationRow,
  | 'stage'
  | 'late_entry'
  | 'declaration'
  | 'chain'
  | 'offering'
  | 'p_status'
  | 'p_apply_from'
  | 'p_apply_until'
  | 'p_late_entry_until'
  | 'p_places'
  | 'p_places_taken'
  | 'p_budget_eligible'
  | 'p_funding_eligible'
  | 'p_requirements'
  | 'p_questions'
  | 'p_review_chain'
  | 'pass_until'
>;

/**
 * The offering of an application; the only reader of the programme data that decisions use. A draft uses the current
 * programme; on submission its chain, requirements and questions are frozen.
 * @param today in Asia/Shanghai
 */
export function offeringOf(row: OfferingRow, today: PlainDate): Offering {
  const isDraft = row.stage === 'draft';
  const frozen = isDraft || row.offering === null ? null : fromJson(row.offering);
  // Written without spread: V8 copies a parsed object property by property, which a list pays for each row.
  return {
    requirements: frozen === null ? fromJson<Requirement[]>(row.p_requirements) : frozen.requirements,
    questions: frozen === null ? fromJson<FormDefinition>(row.p_questions) : frozen.questions,
    declaration: row.declaration,
    chain: isDraft ? fromJson<ReviewStep[]>(row.p_review_chain) : fromJson(row.chain),
    entry: entryOf(row, today),
    placesLeft: row.p_places === null ? null : row.p_places - row.p_places_taken,
    budgetEligible: toBoolean(row.p_budget_eligible),
    fundingEligible: toBoolean(row.p_funding_eligible),
  };
}

function entryOf(row: OfferingRow, today: PlainDate): Offering['entry'] {
  const { p_apply_from: applyFrom, p_apply_until: applyUntil, p_late_entry_until: lateEntryUntil } = row;
  const published = row.p_status === 'published';
  const phase = published ? windowPhase({ applyFrom, applyUntil, lateEntryUntil }, today) : 'closed';
  const lateEntry = toBoolean(row.late_entry);
  return {
    windowOpen: phase === 'open',
    lateEntry,
    lateWindowOpen: phase === 'late_entry',
    passValid: row.pass_until !== null && today <= row.pass_until,
    closesOn: lateEntry ? (row.pass_until ?? lateEntryUntil) : applyUntil,
  };
}

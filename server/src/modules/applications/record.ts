import type { Attachment, Requirement } from '@yuanhang/contract';
import {
  type ApplicationFacts,
  type ApplicationState,
  dateInShanghai,
  type EntryFacts,
  type FormDefinition,
  type FormValues,
  type PlainDate,
  type ReviewStep,
} from '@yuanhang/domain';
import { fromJson, toBoolean, toDate, toDateOrNull } from '../../platform/database';
import { windowsOn } from '../programmes';
import { missingOf } from './missing';
import type { ApplicationRecord, Offering, Pages, RequestOfApplication } from './records';
import { registerValues } from './register-values';
import type { ApplicationRow, RequestRow } from './rows';
import type { Supplement } from './supplements/store';

/** What belongs to an application beside its row. */
export interface RelatedRecords {
  /** Oldest first. */
  readonly requests: readonly RequestRow[];
  /** The complete ones. */
  readonly attachments: readonly Attachment[];
  readonly supplement: Supplement | null;
}

/** An application as decisions need it. */
export function toRecord(
  row: ApplicationRow,
  { requests: requestRows, attachments, supplement }: RelatedRecords,
  now: Date,
): ApplicationRecord {
  const today = dateInShanghai(now);
  const requests = requestRows.map(toRequest);
  const pages = pagesOf(row);
  const offering = offeringOf(row);
  const missing = missingOf(row.stage, { pages, offering, supplement }, attachments);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    student: {
      id: row.student_id,
      name: row.s_name,
      studentNumber: row.s_student_number,
      college: row.c_name,
      major: row.s_major,
    },
    collegeId: row.college_id,
    programme: programmeOf(row),
    state: stateOf(row),
    facts: factsOf(row, requests, missing.length, today),
    pages,
    offering,
    mobility: mobilityOf(row),
    requests,
    declaration: row.declaration,
    declarationAcceptedAt: toDate(row.declaration_accepted_at),
    submittedAt: toDateOrNull(row.submitted_at),
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
    attachments,
    supplement,
    missing,
  };
}

function stateOf(row: ApplicationRow): ApplicationState {
  const { stage } = row;
  return {
    stage,
    chain: fromJson<ReviewStep[]>(stage === 'draft' ? row.p_review_chain : row.chain),
    stepIndex: row.step_index,
    askingStep: stage === 'supplement_required' ? row.resume_step : null,
    returningStep: stage === 'revision_required' ? row.resume_step : null,
    everSubmitted: row.submitted_at !== null,
  };
}

function factsOf(
  row: ApplicationRow,
  requests: readonly RequestOfApplication[],
  missingCount: number,
  today: PlainDate,
): ApplicationFacts {
  const returned = requests.findLast(({ kind, status }) => kind === 'return_formalities' && status === 'approved');
  return {
    today,
    studentId: row.student_id,
    collegeId: row.college_id,
    entry: entryOf(row, today),
    fundingEligible: toBoolean(row.p_funding_eligible),
    budgetEligible: toBoolean(row.p_budget_eligible),
    placesLeft: row.p_places === null ? null : row.p_places - row.p_places_taken,
    missingCount,
    taskDueOn: row.answer_due_on,
    departOn: row.depart_on,
    returnOn: row.return_on,
    arrivedOn: row.arrived_on,
    nextCheckInOn: row.next_check_in_on,
    returnDueOn: row.return_due_on,
    returnApprovedOn: returned?.decidedAt ? dateInShanghai(returned.decidedAt) : null,
    requests: Object.fromEntries(requests.map(({ kind, status, cancels }) => [kind, { status, cancels }])),
  };
}

function entryOf(row: ApplicationRow, today: PlainDate): EntryFacts {
  const { p_apply_from: applyFrom, p_apply_until: applyUntil, p_late_entry_until: lateEntryUntil } = row;
  const { windowOpen, lateWindowOpen } = windowsOn({ applyFrom, applyUntil, lateEntryUntil }, today);
  const published = row.p_status === 'published';
  const lateEntry = toBoolean(row.late_entry);
  return {
    windowOpen: published && windowOpen,
    lateEntry,
    lateWindowOpen: published && lateWindowOpen,
    passValid: row.pass_until !== null && today <= row.pass_until,
    closesOn: lateEntry ? (row.pass_until ?? lateEntryUntil) : applyUntil,
  };
}

function pagesOf(row: ApplicationRow): Pages {
  const basic = fromJson<FormValues>(row.basic);
  return {
    // What the register says is read while it is a draft, and was frozen into the page at submit.
    basic: row.stage === 'draft' ? { ...basic, ...registerValues(row) } : basic,
    application: fromJson<FormValues>(row.application),
    questions: fromJson<FormValues>(row.questions),
    selfArranged: row.self_arranged === null ? null : fromJson<FormValues>(row.self_arranged),
  };
}

const offeringOf = (row: ApplicationRow): Offering =>
  row.stage === 'draft' || row.offering === null
    ? {
        requirements: fromJson<Requirement[]>(row.p_requirements),
        questions: fromJson<FormDefinition>(row.p_questions),
      }
    : fromJson<Offering>(row.offering);

const mobilityOf = (row: ApplicationRow): ApplicationRecord['mobility'] => ({
  departOn: row.depart_on,
  returnOn: row.return_on,
  arrivedOn: row.arrived_on,
  nextCheckInOn: row.next_check_in_on,
  returnDueOn: row.return_due_on,
  timeZone: row.time_zone,
  country: row.country,
  city: row.city,
});

const programmeOf = (row: ApplicationRow): ApplicationRecord['programme'] => ({
  id: row.p_id,
  name: row.p_name,
  year: row.p_year,
  country: row.p_country,
  city: row.p_city,
  institution: row.p_institution,
  timeZone: row.p_time_zone,
  startOn: row.p_start_on,
  endOn: row.p_end_on,
  places: row.p_places,
  placesTaken: row.p_places_taken,
  selfArranged: toBoolean(row.p_self_arranged),
  checkInIntervalDays: row.p_check_in_interval_days,
});

const toRequest = (row: RequestRow): RequestOfApplication => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  cancels: toBoolean(row.cancels),
  comment: row.comment,
  updatedAt: toDate(row.updated_at),
  decidedAt: toDateOrNull(row.decided_at),
  approvedFen: row.approved_fen === null ? null : Number(row.approved_fen),
});

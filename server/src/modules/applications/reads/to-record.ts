import type { Attachment } from '@yuanhang/contract';
import {
  type ApplicationFacts,
  type ApplicationState,
  dateInShanghai,
  type PlainDate,
  type UnmetConditions,
} from '@yuanhang/domain';
import { fromJson, toBoolean, toDate, toDateOrNull } from '../../../platform/database';
import { missingOf } from './missing';
import { offeringOf } from './offering';
import type { ApplicationRecord, Offering, Pages, RequestOfApplication, Supplement } from './records';
import { registerValues } from './register-values';
import type { ApplicationRow, RequestRow } from './rows';

/** The related rows of an application. */
export interface RelatedRecords {
  /** Oldest first. */
  readonly requests: readonly RequestRow[];
  /** The complete files. */
  readonly attachments: readonly Attachment[];
  readonly supplement: Supplement | null;
  readonly unmet: UnmetConditions;
}

/** Builds the record of an application for decisions. */
export function toRecord(
  row: ApplicationRow,
  { requests: requestRows, attachments, supplement, unmet }: RelatedRecords,
  now: Date,
): ApplicationRecord {
  const today = dateInShanghai(now);
  const requests = requestRows.map(toRequest);
  const pages = pagesOf(row);
  const offering = offeringOf(row, today);
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
    state: stateOf(row, offering),
    facts: factsOf(row, offering, { requests, missingCount: missing.length, unmet }, today),
    pages,
    offering,
    mobility: mobilityOf(row),
    requests,
    declarationAcceptedAt: toDate(row.declaration_accepted_at),
    submittedAt: toDateOrNull(row.submitted_at),
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
    attachments,
    supplement,
    missing,
  };
}

const stateOf = (row: ApplicationRow, { chain }: Offering): ApplicationState => ({
  stage: row.stage,
  chain,
  stepIndex: row.step_index,
  askingStep: row.stage === 'supplement_required' ? row.resume_step : null,
  returningStep: row.stage === 'revision_required' ? row.resume_step : null,
  everSubmitted: row.submitted_at !== null,
});

interface RelatedFacts extends Pick<ApplicationFacts, 'missingCount' | 'unmet'> {
  readonly requests: readonly RequestOfApplication[];
}

// Written without spread: V8 copies an object of JSON or of another function property by property, which a list pays
// for each row.
function factsOf(
  row: ApplicationRow,
  { entry, fundingEligible, budgetEligible, placesLeft }: Offering,
  { requests, missingCount, unmet }: RelatedFacts,
  today: PlainDate,
): ApplicationFacts {
  const returned = requests.findLast(({ kind, status }) => kind === 'return_formalities' && status === 'approved');
  return {
    today,
    studentId: row.student_id,
    collegeId: row.college_id,
    entry,
    fundingEligible,
    budgetEligible,
    placesLeft,
    missingCount,
    unmet,
    taskDueOn: row.answer_due_on,
    departOn: row.depart_on,
    returnOn: row.return_on,
    arrivedOn: row.arrived_on,
    nextCheckInOn: row.next_check_in_on,
    returnDueOn: row.return_due_on,
    returnApprovedOn: returned?.decidedAt ? dateInShanghai(returned.decidedAt) : null,
    requests: summariesOf(requests),
  };
}

/** The newest request of each kind; `requests` are ordered oldest first. */
export const summariesOf = (requests: readonly RequestOfApplication[]): ApplicationFacts['requests'] =>
  Object.fromEntries(requests.map(({ kind, status, cancels }) => [kind, { status, cancels }]));

function pagesOf(row: ApplicationRow): Pages {
  const basic = fromJson(row.basic);
  return {
    // A draft reads the register values; on submission they were frozen into the page.
    basic: row.stage === 'draft' ? { ...basic, ...registerValues(row) } : basic,
    application: fromJson(row.application),
    questions: fromJson(row.questions),
    selfArranged: row.self_arranged === null ? null : fromJson(row.self_arranged),
  };
}

const mobilityOf = (row: ApplicationRow): ApplicationRecord['mobility'] => ({
  departOn: row.depart_on,
  returnOn: row.return_on,
  arrivedOn: row.arrived_on,
  nextCheckInOn: row.next_check_in_on,
  returnDueOn: row.return_due_on,
  timeZone: row.time_zone,
  country: row.country,
  city: row.city,
  host: row.host,
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

export const toRequest = (row: RequestRow): RequestOfApplication => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  cancels: toBoolean(row.cancels),
  comment: row.comment,
  updatedAt: toDate(row.updated_at),
  decidedAt: toDateOrNull(row.decided_at),
  approvedFen: row.approved_fen === null ? null : Number(row.approved_fen),
});

import type { EligibleGroup, ProgrammeStatus, RequestKind, RequestStatus } from '@yuanhang/domain';
import type { RowOf } from '../../../platform/database';
import type { Application, LanguageProficiency, Submission, SupplementRequest, TimelineEntry } from '../model';

/** An application with its programme and its student's register data, as `applicationFacts` reads it. */
export interface ApplicationRow
  extends Pick<
      RowOf<Application>,
      | 'id'
      | 'number'
      | 'version'
      | 'student_id'
      | 'college_id'
      | 'stage'
      | 'step_index'
      | 'chain'
      | 'resume_step'
      | 'late_entry'
      | 'declaration'
      | 'declaration_accepted_at'
      | 'basic'
      | 'application'
      | 'questions'
      | 'self_arranged'
      | 'offering'
      | 'submitted_at'
      | 'answer_due_on'
      | 'depart_on'
      | 'return_on'
      | 'arrived_on'
      | 'time_zone'
      | 'country'
      | 'city'
      | 'host'
      | 'next_check_in_on'
      | 'return_due_on'
      | 'created_at'
      | 'updated_at'
    >,
    ProgrammeColumns,
    RegisterColumns {}

/** Columns of the programmes module. */
export interface ProgrammeColumns {
  readonly p_id: string;
  readonly p_name: string;
  readonly p_year: number;
  readonly p_status: ProgrammeStatus;
  readonly p_country: string | null;
  readonly p_city: string | null;
  readonly p_institution: string | null;
  readonly p_time_zone: string | null;
  readonly p_start_on: string | null;
  readonly p_end_on: string | null;
  readonly p_apply_from: string;
  readonly p_apply_until: string;
  readonly p_late_entry_until: string | null;
  readonly p_places: number | null;
  readonly p_places_taken: number;
  readonly p_self_arranged: number;
  readonly p_check_in_interval_days: number;
  readonly p_budget_eligible: number;
  readonly p_funding_eligible: number;
  readonly p_requirements: string;
  readonly p_questions: string;
  readonly p_review_chain: string;
  /** Last day of the student's late-entry pass. */
  readonly pass_until: string | null;
}

/** Columns of the identity module. */
export interface RegisterColumns {
  readonly s_name: string;
  readonly s_student_number: string;
  readonly s_pinyin: string;
  readonly s_gender: string;
  readonly s_birth_date: string;
  readonly s_major: string;
  readonly s_level: EligibleGroup;
  readonly s_grade: string;
  readonly s_gpa: string;
  readonly c_name: string;
}

/** Columns of the requests module. */
export interface RequestRow {
  readonly id: string;
  readonly application_id: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly cancels: number;
  readonly comment: string | null;
  readonly updated_at: string | Date;
  readonly decided_at: string | Date | null;
  readonly approved_fen: number | string | null;
}

export type TimelineRow = Omit<RowOf<TimelineEntry>, 'seq' | 'actor_id'>;
export type LanguageRow = Omit<RowOf<LanguageProficiency>, 'created_at'>;
export type SubmissionRow = Pick<RowOf<Submission>, 'subject_id' | 'at' | 'answers' | 'files'>;
export type SupplementRow = Omit<RowOf<SupplementRequest>, 'seq' | 'asked_by' | 'open_marker'>;

import type {
  EligibleGroup,
  LanguageTest,
  ProgrammeStatus,
  RequestKind,
  RequestStatus,
  Role,
  Stage,
} from '@yuanhang/domain';

type Instant = string | Date;

/** An application with its programme and its student's register data, as the driver gives it. */
export interface ApplicationRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly student_id: string;
  readonly college_id: string;
  readonly stage: Stage;
  readonly step_index: number;
  readonly chain: string;
  readonly resume_step: number | null;
  readonly late_entry: number;
  readonly declaration: string;
  readonly declaration_accepted_at: Instant;
  readonly basic: string;
  readonly application: string;
  readonly questions: string;
  readonly self_arranged: string | null;
  readonly offering: string | null;
  readonly submitted_at: Instant | null;
  readonly answer_due_on: string | null;
  readonly depart_on: string | null;
  readonly return_on: string | null;
  readonly arrived_on: string | null;
  readonly time_zone: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly next_check_in_on: string | null;
  readonly return_due_on: string | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;

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
  /** Last day of the late-entry pass the student holds. */
  readonly pass_until: string | null;

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

export interface RequestRow {
  readonly id: string;
  readonly application_id: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly cancels: number;
  readonly comment: string | null;
  readonly updated_at: Instant;
  readonly decided_at: Instant | null;
  readonly approved_fen: number | string | null;
}

export interface TimelineRow {
  readonly id: string;
  readonly application_id: string;
  readonly request_id: string | null;
  readonly at: Instant;
  readonly actor_name: string;
  readonly actor_role: Role;
  readonly operation: string;
  readonly title: string;
  readonly comment: string | null;
  readonly stage: Stage;
  readonly step: string | null;
  readonly version: number;
}

export interface LanguageRow {
  readonly id: string;
  readonly application_id: string;
  readonly test: LanguageTest;
  readonly score: string;
  readonly taken_on: string;
  readonly note: string;
}

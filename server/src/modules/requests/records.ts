import type { Attachment, Requirement } from '@yuanhang/contract';
import type {
  FormValues,
  PlanChangeConsequences,
  Problem,
  RequestFacts,
  RequestKind,
  RequestState,
  RequestStatus,
} from '@yuanhang/domain';
import type { ApplicationRecord } from '../applications';

/** A row of `requests` as the driver gives it. */
export interface RequestRow {
  readonly id: string;
  readonly application_id: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly step_index: number;
  readonly chain: string;
  readonly resume_step: number | null;
  readonly form: string;
  readonly comment: string | null;
  readonly submitted_at: string | Date | null;
  readonly updated_at: string | Date;
  readonly version: number;
  readonly last_answered_on: string | null;
}

/** A request as every decision about it needs it, with the application it belongs to. */
export interface RequestRecord {
  readonly id: string;
  readonly kind: RequestKind;
  readonly version: number;
  readonly state: RequestState;
  readonly facts: RequestFacts;
  readonly application: ApplicationRecord;
  /** As stored: sensitive values are sealed. */
  readonly form: FormValues;
  /** In the clear, for checks and effects; never for an answer. */
  readonly values: FormValues;
  readonly requirements: readonly Requirement[];
  readonly attachments: readonly Attachment[];
  readonly comment: string | null;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  /** What an approval would move; null when no date moves. */
  readonly consequences: PlanChangeConsequences | null;
  /** What keeps the form from being submitted; `field` is the form's own. */
  readonly problems: readonly Problem[];
  /** The same with the materials; `field` is `form.<key>` or `materials.<key>`. */
  readonly missing: readonly Problem[];
}

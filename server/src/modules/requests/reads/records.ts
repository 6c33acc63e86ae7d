import type { Attachment, Requirement } from '@yuanhang/contract';
import type {
  FormValues,
  PlainDate,
  PlanChangeConsequences,
  Problem,
  RequestFacts,
  RequestKind,
  RequestState,
} from '@yuanhang/domain';
import type { RowOf } from '../../../platform/database';
import type { ApplicationRecord } from '../../applications';
import type { Request } from '../model';

/** The columns from which a record is built. */
export type RequestRow = Pick<
  RowOf<Request>,
  | 'id'
  | 'application_id'
  | 'kind'
  | 'status'
  | 'step_index'
  | 'chain'
  | 'resume_step'
  | 'form'
  | 'comment'
  | 'submitted_at'
  | 'updated_at'
  | 'version'
> & {
  /** Local date of the newest check-in of the application. */
  readonly last_answered_on: PlainDate | null;
};

/** The data for decisions about a request, with its application. */
export interface RequestRecord {
  readonly id: string;
  readonly kind: RequestKind;
  readonly version: number;
  readonly state: RequestState;
  readonly facts: RequestFacts;
  readonly application: ApplicationRecord;
  /** As stored: sensitive values are sealed. */
  readonly form: FormValues;
  /** In the clear, for checks and for writing an approval; never sent in a response. */
  readonly values: FormValues;
  readonly requirements: readonly Requirement[];
  readonly attachments: readonly Attachment[];
  readonly comment: string | null;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  /** The changes of an approval; null when it changes no date. */
  readonly consequences: PlanChangeConsequences | null;
  /** Problems that block the submission; `field` is relative to the form. */
  readonly problems: readonly Problem[];
  /** The same including materials; `field` is `form.<key>` or `materials.<key>`. */
  readonly missing: readonly Problem[];
}

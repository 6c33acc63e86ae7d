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

/** What a record is made from. */
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

/** What decisions about a request are made from, with the application it belongs to. */
export interface RequestRecord {
  readonly id: string;
  readonly kind: RequestKind;
  readonly version: number;
  readonly state: RequestState;
  readonly facts: RequestFacts;
  readonly application: ApplicationRecord;
  /** As stored: sensitive values are sealed. */
  readonly form: FormValues;
  /** In the clear, for checks and for what an approval writes; never sent in an answer. */
  readonly values: FormValues;
  readonly requirements: readonly Requirement[];
  readonly attachments: readonly Attachment[];
  readonly comment: string | null;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  /** What an approval would change; null when it changes no date. */
  readonly consequences: PlanChangeConsequences | null;
  /** What keeps the form from being submitted; `field` is the form's own. */
  readonly problems: readonly Problem[];
  /** The same with the materials; `field` is `form.<key>` or `materials.<key>`. */
  readonly missing: readonly Problem[];
}

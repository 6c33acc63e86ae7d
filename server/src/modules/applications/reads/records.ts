import type { Attachment, Requirement } from '@yuanhang/contract';
import type {
  ApplicationFacts,
  ApplicationState,
  EntryFacts,
  FormValues,
  PlainDate,
  RequestKind,
  RequestStatus,
  ReviewStep,
} from '@yuanhang/domain';
import type { FrozenOffering, SupplementState } from '../stored';

/** The answers by page, as stored; the forms define what a page may contain. */
export interface Pages {
  readonly basic: FormValues;
  readonly application: FormValues;
  readonly questions: FormValues;
  /** Null unless the programme is self-arranged. */
  readonly selfArranged: FormValues | null;
}
export type PageKey = keyof Pages;

/** The programme data that apply to an application: see `offeringOf`. */
export interface Offering extends FrozenOffering {
  /** The text that the student accepted. */
  readonly declaration: string;
  /** Frozen on submission; for a draft, the programme's current chain. */
  readonly chain: readonly ReviewStep[];
  /** How the application was started (in the window or as a late entry), and whether it may be submitted today. */
  readonly entry: EntryFacts;
  /** Null when the programme has no limit. */
  readonly placesLeft: number | null;
  readonly budgetEligible: boolean;
  readonly fundingEligible: boolean;
}

/** The stay. Dates are local to the destination; null while unknown. */
export interface Mobility {
  readonly departOn: PlainDate | null;
  readonly returnOn: PlainDate | null;
  readonly arrivedOn: PlainDate | null;
  readonly nextCheckInOn: PlainDate | null;
  readonly returnDueOn: PlainDate | null;
  /** IANA. */
  readonly timeZone: string | null;
  readonly country: string | null;
  readonly city: string | null;
  /** The institution that an approved change named; null while it is the first one, see `hostOf`. */
  readonly host: string | null;
}

/** Current data of the programme; never frozen. */
export interface ProgrammeOfApplication {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly country: string | null;
  readonly city: string | null;
  readonly institution: string | null;
  readonly timeZone: string | null;
  readonly startOn: PlainDate | null;
  readonly endOn: PlainDate | null;
  readonly places: number | null;
  readonly placesTaken: number;
  readonly selfArranged: boolean;
  readonly checkInIntervalDays: number;
}

/** A request of the application, newest last, without void ones. */
export interface RequestOfApplication {
  readonly id: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly cancels: boolean;
  readonly comment: string | null;
  readonly updatedAt: Date;
  readonly decidedAt: Date | null;
  /** The granted fen; null when no money was granted. */
  readonly approvedFen: number | null;
}

/** Items that a reviewer requested beyond the programme's materials; at most one request is open. */
export interface Supplement {
  readonly id: string;
  readonly applicationId: string;
  readonly items: readonly Requirement[];
  readonly comment: string;
  /** Last day, inclusive. */
  readonly dueOn: PlainDate;
  readonly step: ReviewStep;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly state: SupplementState;
  readonly endedAt: Date | null;
}

/** Everything that a decision about an application needs, with its student and programme; always read as a whole. */
export interface ApplicationRecord {
  readonly id: string;
  /** `YH2026-000318`. */
  readonly number: string;
  readonly version: number;
  readonly student: {
    readonly id: string;
    readonly name: string;
    readonly studentNumber: string;
    readonly college: string;
    readonly major: string;
  };
  readonly collegeId: string;
  readonly programme: ProgrammeOfApplication;
  readonly state: ApplicationState;
  readonly facts: ApplicationFacts;
  readonly pages: Pages;
  readonly offering: Offering;
  readonly mobility: Mobility;
  readonly requests: readonly RequestOfApplication[];
  readonly declarationAcceptedAt: Date;
  readonly submittedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The complete files while the student can submit them; not read otherwise. */
  readonly attachments: readonly Attachment[];
  /**
   * The open request of a reviewer for items beyond the programme's materials; null unless the stage is
   * `supplement_required`.
   */
  readonly supplement: Supplement | null;
  /** Every problem that blocks the student's current task, field by field; empty when there is none. */
  readonly missing: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

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

/** The answers by page, as stored; what a page may hold is the form's business. */
export interface Pages {
  readonly basic: FormValues;
  readonly application: FormValues;
  readonly questions: FormValues;
  /** Null unless the programme is self-arranged. */
  readonly selfArranged: FormValues | null;
}
export type PageKey = keyof Pages;

/** What an application stands on: see `offeringOf`. */
export interface Offering extends FrozenOffering {
  /** The text that the student accepted. */
  readonly declaration: string;
  /** Fixed at submit; of a draft, the programme's as it is now. */
  readonly chain: readonly ReviewStep[];
  /** How it came in, and whether that way is open today. */
  readonly entry: EntryFacts;
  /** Null: the programme has no limit. */
  readonly placesLeft: number | null;
  readonly budgetEligible: boolean;
  readonly fundingEligible: boolean;
}

/** What is known of the stay. Dates are the destination's; null while nobody knows. */
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
}

/** The programme as an application sees it; never frozen. */
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

/** A request of the application, newest last; void ones are left out. */
export interface RequestOfApplication {
  readonly id: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly cancels: boolean;
  readonly comment: string | null;
  readonly updatedAt: Date;
  readonly decidedAt: Date | null;
  /** Fen granted; null where no money was. */
  readonly approvedFen: number | null;
}

/** What a reviewer asked for beyond the programme's materials; one at a time is open. */
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

/** All that a decision about an application needs, and who and what it is about: read in one go, never a part of it. */
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
  /** The complete files, while they are the student's to hand in; not read otherwise. */
  readonly attachments: readonly Attachment[];
  /** What a reviewer waits for beyond the programme's materials; null unless the stage is `supplement_required`. */
  readonly supplement: Supplement | null;
  /** Everything that keeps the student's present task from being handed in, field by field; empty when there is none. */
  readonly missing: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

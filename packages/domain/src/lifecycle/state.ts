import type { PlainDate } from '../time';
import type { RequestKind, RequestStatus, ReviewStep, Stage } from '../vocabulary';
import type { Reason } from './action';

/** Where an application stands: what a decision reads, and what it may change. */
export interface ApplicationState {
  readonly stage: Stage;
  /** Frozen at submit. Of a draft: the programme's chain as it is now. */
  readonly chain: readonly ReviewStep[];
  /** Index into `chain` of the step under review; 0 in a draft. */
  readonly stepIndex: number;
  /** The step that asked for supplements, while the stage is `supplement_required`. */
  readonly askingStep: number | null;
  /** The step that sent it back, while the stage is `revision_required`. */
  readonly returningStep: number | null;
  /** Was in review at least once, so its timeline outlives deletion. */
  readonly everSubmitted: boolean;
}

/** The newest request of a kind, deleted and void ones left out. */
export interface RequestSummary {
  readonly status: RequestStatus;
  /** It asks to cancel the stay. */
  readonly cancels: boolean;
}

/** How an application came in, and whether that way is open at the moment. */
export interface EntryFacts {
  /** The programme's regular window is open. */
  readonly windowOpen: boolean;
  /** This application was begun outside the window; marked for good. */
  readonly lateEntry: boolean;
  /** The programme allows late entry and its late window is open. */
  readonly lateWindowOpen: boolean;
  /** The student holds a late-entry pass for the programme that has not expired. */
  readonly passValid: boolean;
  /** Last day (inclusive, Asia/Shanghai) this draft may be submitted; null when there is none. */
  readonly closesOn: PlainDate | null;
}

/** What other parts of the product still ask for before an event; each reason is shown as it is, the first one first. */
export interface UnmetConditions {
  /** Before the last step of the review chain approves. */
  readonly lastApproval: readonly Reason[];
  /** Before the last step approves the dispatch confirmation. */
  readonly dispatch: readonly Reason[];
}
export const noUnmetConditions: UnmetConditions = { lastApproval: [], dispatch: [] };

/** What the table needs to know about an application beside its state. One query of the server fills it. */
export interface ApplicationFacts {
  /** Asia/Shanghai. */
  readonly today: PlainDate;
  readonly studentId: string;
  readonly collegeId: string;
  readonly entry: EntryFacts;
  readonly fundingEligible: boolean;
  readonly budgetEligible: boolean;
  /** Null: the programme has no limit. */
  readonly placesLeft: number | null;
  /** How many items the student's present task lacks: to submit in a draft or revision, to supplement when asked. */
  readonly missingCount: number;
  /** Due date (inclusive) of the supplement or revision the student was asked for. */
  readonly taskDueOn: PlainDate | null;
  readonly departOn: PlainDate | null;
  readonly returnOn: PlainDate | null;
  /** Local date of the arrival check-in. */
  readonly arrivedOn: PlainDate | null;
  readonly nextCheckInOn: PlainDate | null;
  readonly returnDueOn: PlainDate | null;
  /** Day in Asia/Shanghai on which the return formalities were approved. */
  readonly returnApprovedOn: PlainDate | null;
  readonly requests: Readonly<Partial<Record<RequestKind, RequestSummary>>>;
  readonly unmet: UnmetConditions;
}

export interface RequestState {
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  /** Frozen at submit. Of a draft: the chain as it is now. */
  readonly chain: readonly ReviewStep[];
  readonly stepIndex: number;
  /** The step that sent it back, while the status is `revision_required`. */
  readonly returningStep: number | null;
  readonly everSubmitted: boolean;
  /** It asks to cancel the stay. */
  readonly cancels: boolean;
}

/** What the table needs to know about a request beside its state. */
export interface RequestFacts {
  readonly stage: Stage;
  readonly application: ApplicationFacts;
  /** How many items of this request's form and files are missing. */
  readonly missingCount: number;
  /** Fen asked for; null for kinds that ask for no money. */
  readonly requestedFen: number | null;
}

import type { PlainDate } from '../time';
import type { RequestKind, RequestStatus, ReviewStep, Stage } from '../vocabulary';
import type { Reason } from './action';

/** The state of an application: the part that a decision reads and may change. */
export interface ApplicationState {
  readonly stage: Stage;
  /** Frozen on submission. For a draft: the programme's current chain. */
  readonly chain: readonly ReviewStep[];
  /** Index into `chain` of the step under review; 0 in a draft. */
  readonly stepIndex: number;
  /** The step that asked for supplements, while the stage is `supplement_required`. */
  readonly askingStep: number | null;
  /** The step that sent the application back, while the stage is `revision_required`. */
  readonly returningStep: number | null;
  /** Was in review at least once, so its timeline is kept after deletion. */
  readonly everSubmitted: boolean;
}

/** The newest request of a kind, without deleted and void ones. */
export interface RequestSummary {
  readonly status: RequestStatus;
  /** The request asks to cancel the stay. */
  readonly cancels: boolean;
}

/** How an application was started (in the window or as a late entry), and whether it may be submitted now. */
export interface EntryFacts {
  /** The programme's regular window is open. */
  readonly windowOpen: boolean;
  /** The application was started outside the window; never changes. */
  readonly lateEntry: boolean;
  /** The programme allows late entry and its late window is open. */
  readonly lateWindowOpen: boolean;
  /** The student holds a late-entry pass for the programme that has not expired. */
  readonly passValid: boolean;
  /** Last day (inclusive, Asia/Shanghai) this draft may be submitted; null when there is none. */
  readonly closesOn: PlainDate | null;
}

/** Unmet conditions of other modules before an event; the first reason is shown unchanged. */
export interface UnmetConditions {
  /** Before the last step of the review chain approves. */
  readonly lastApproval: readonly Reason[];
  /** Before the last step approves the dispatch confirmation. */
  readonly dispatch: readonly Reason[];
}
export const noUnmetConditions: UnmetConditions = { lastApproval: [], dispatch: [] };

/** Facts that the table needs besides the state of an application. The server loads them in one query. */
export interface ApplicationFacts {
  /** Asia/Shanghai. */
  readonly today: PlainDate;
  readonly studentId: string;
  readonly collegeId: string;
  readonly entry: EntryFacts;
  readonly fundingEligible: boolean;
  readonly budgetEligible: boolean;
  /** Null when the programme has no limit. */
  readonly placesLeft: number | null;
  /**
   * The number of missing items of the student's current task: submission of a draft or revision, or the requested
   * supplements.
   */
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
  /** Frozen on submission. For a draft: the current chain. */
  readonly chain: readonly ReviewStep[];
  readonly stepIndex: number;
  /** The step that sent the request back, while the status is `revision_required`. */
  readonly returningStep: number | null;
  readonly everSubmitted: boolean;
  /** The request asks to cancel the stay. */
  readonly cancels: boolean;
}

/** Facts that the table needs besides the state of a request. */
export interface RequestFacts {
  readonly stage: Stage;
  readonly application: ApplicationFacts;
  /** How many items of this request's form and files are missing. */
  readonly missingCount: number;
  /** The requested amount in fen; null for kinds without money. */
  readonly requestedFen: number | null;
}

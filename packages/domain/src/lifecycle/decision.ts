import type { RequestKind, RequestStatus, Stage } from '../vocabulary';
import type { Reason } from './action';
import type { ApplicationEvent } from './event';

export interface Refusal {
  readonly allowed: false;
  readonly reason: Reason;
}

/** How a request for supplements ended: answered, withdrawn by the reviewer, or ended by another event. */
export type SupplementEnding = 'answered' | 'withdrawn' | 'ended';

/** The result of an allowed event for an application. Written in one transaction. */
export interface ApplicationMove {
  readonly allowed: true;
  readonly to: Stage;
  readonly stepIndex: number;
  readonly askingStep: number | null;
  readonly returningStep: number | null;
  /** Submitted from a draft: freezes the chain, the answers and the declaration. */
  readonly freezes: boolean;
  /** Submitted now: the answers are kept as a submission, so that a later reviewer sees the differences. */
  readonly keepsSubmission: boolean;
  /** How the open request for supplements ends; null when there is none or it stays open. */
  readonly endsSupplement: SupplementEnding | null;
  readonly takesPlace: boolean;
  readonly releasesPlace: boolean;
  /** Open requests of these kinds become `void`. */
  readonly voids: readonly RequestKind[];
  /** `record`: erase the draft; `content`: erase the answers and files, keep the timeline. */
  readonly deletes: 'record' | 'content' | null;
  /** The system event to decide next, in the same transaction. */
  readonly follows: ApplicationEvent | null;
}

export type ApplicationDecision = ApplicationMove | Refusal;

/** The result of an allowed event for a request. */
export interface RequestMove {
  readonly allowed: true;
  readonly to: RequestStatus;
  readonly stepIndex: number;
  readonly returningStep: number | null;
  readonly freezes: boolean;
  /** Deletes the request, which was never submitted. */
  readonly deletes: boolean;
  /** The fen granted when the last step approves a request for money. */
  readonly approvedFen: number | null;
  /** The resulting event of the application, decided as `systemActor` in the same transaction. */
  readonly follows: ApplicationEvent | null;
}

export type RequestDecision = RequestMove | Refusal;

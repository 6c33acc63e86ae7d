import type { RequestKind, RequestStatus, Stage } from '../vocabulary';
import type { Reason } from './action';
import type { ApplicationEvent } from './event';

export interface Refusal {
  readonly allowed: false;
  readonly reason: Reason;
}

/** A request for supplements was answered, was taken back by the reviewer, or ended with something else. */
export type SupplementEnding = 'answered' | 'withdrawn' | 'ended';

/** What an allowed event makes of an application. Everything is written in one transaction. */
export interface ApplicationMove {
  readonly allowed: true;
  readonly to: Stage;
  readonly stepIndex: number;
  readonly askingStep: number | null;
  readonly returningStep: number | null;
  /** Submitted from a draft: the chain, the answers and the declaration are frozen now. */
  readonly freezes: boolean;
  /** Handed in now: what was answered is kept as a submission, so that a reviewer of a later one sees what is new. */
  readonly keepsSubmission: boolean;
  /** How the open request for supplements ends; null when there is none or it stays open. */
  readonly endsSupplement: SupplementEnding | null;
  readonly takesPlace: boolean;
  readonly releasesPlace: boolean;
  /** Open requests of these kinds become `void`. */
  readonly voids: readonly RequestKind[];
  /** `record`: erase the draft; `content`: erase the answers and files, keep the timeline. */
  readonly deletes: 'record' | 'content' | null;
  /** The system's event to decide next, in the same transaction. */
  readonly follows: ApplicationEvent | null;
}

export type ApplicationDecision = ApplicationMove | Refusal;

/** What an allowed event makes of a request. */
export interface RequestMove {
  readonly allowed: true;
  readonly to: RequestStatus;
  readonly stepIndex: number;
  readonly returningStep: number | null;
  readonly freezes: boolean;
  /** Never submitted, so nothing of it needs to stay. */
  readonly deletes: boolean;
  /** Fen granted, when the last step approves a request for money. */
  readonly approvedFen: number | null;
  /** What follows for the application, to be decided as `systemActor` in the same transaction. */
  readonly follows: ApplicationEvent | null;
}

export type RequestDecision = RequestMove | Refusal;

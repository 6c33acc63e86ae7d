import type { CheckInKind, RequestKind, RequestStatus, ReviewStep, Stage } from '@yuanhang/domain';

/**
 * What happened, written to the outbox in the transaction in which it happened.
 * An event carries what its message says, so that a consumer reads no other module's tables.
 */
interface OfApplication {
  readonly applicationId: string;
  /** `YH2026-000318`. */
  readonly number: string;
  readonly programmeName: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly collegeId: string;
}

export interface StageChanged extends OfApplication {
  readonly type: 'stage_changed';
  readonly from: Stage | null;
  readonly to: Stage;
  /** The step it now waits at, when it is under review. */
  readonly awaits: ReviewStep | null;
  readonly comment: string | null;
  /** Who did it; nobody is told of their own deed by chat. */
  readonly byUserId: string;
  readonly nextStep: string;
}
/** Moved to a later step of its chain: the next reviewer's turn. */
export interface ReviewAdvanced extends OfApplication {
  readonly type: 'review_advanced';
  readonly passed: ReviewStep;
  readonly awaits: ReviewStep;
  readonly comment: string | null;
}
/**
 * `from` equals `to` when it passed a step and waits at the next. An approval that moves the application itself is
 * told by its `StageChanged` alone.
 */
export interface RequestChanged extends OfApplication {
  readonly type: 'request_changed';
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly from: RequestStatus | null;
  readonly to: RequestStatus;
  readonly awaits: ReviewStep | null;
  readonly comment: string | null;
  readonly byUserId: string;
  readonly nextStep: string;
}
export interface CheckInRecorded extends OfApplication {
  readonly type: 'check_in_recorded';
  readonly checkInId: string;
  readonly kind: CheckInKind;
  readonly place: string;
  readonly nextCheckInOn: string | null;
  /** Who of the staff did it on the student's behalf; null when the student did. */
  readonly byName: string | null;
}
/** Asked whether they are safe, with everyone else in a place; again with a higher `round`. */
export interface RollCallAsked extends OfApplication {
  readonly type: 'roll_call_asked';
  readonly rollCallId: string;
  readonly round: number;
  readonly question: string;
}
/** Staff ask for an overdue word at once. */
export interface CheckInChased extends OfApplication {
  readonly type: 'check_in_chased';
  readonly byName: string;
}
export interface HelpRequested {
  readonly type: 'help_requested';
  readonly helpRequestId: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly collegeId: string;
  readonly applicationId: string | null;
  readonly number: string | null;
  readonly place: string;
  readonly note: string;
  readonly phone: string | null;
}
export interface HelpAcknowledged {
  readonly type: 'help_acknowledged';
  readonly helpRequestId: string;
  readonly studentId: string;
  readonly byName: string;
}
/** Without it the service cannot go on: the office gets in touch. */
export interface ConsentWithdrawn {
  readonly type: 'consent_withdrawn';
  readonly studentId: string;
  readonly studentName: string;
  readonly collegeId: string;
  /** What was agreed to. */
  readonly title: string;
}
export type OutboxEvent =
  | StageChanged
  | ReviewAdvanced
  | RequestChanged
  | CheckInRecorded
  | RollCallAsked
  | CheckInChased
  | HelpRequested
  | HelpAcknowledged
  | ConsentWithdrawn;
export type OutboxEventType = OutboxEvent['type'];

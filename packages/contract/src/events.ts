import type { CheckInKind, RequestKind, RequestStatus, ReviewStep, Stage, StayChangeOutcome } from '@yuanhang/domain';

/**
 * Events, written to the outbox in the transaction that causes them. An event carries the data of its message, so
 * that a consumer reads no tables of other modules.
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
  /** The next step, while the application is under review. */
  readonly awaits: ReviewStep | null;
  readonly comment: string | null;
  /** The person who caused the event; they get no chat message about it. */
  readonly byUserId: string;
  readonly nextStep: string;
}
/** The review moved to a later step of the chain; notifies its reviewers. */
export interface ReviewAdvanced extends OfApplication {
  readonly type: 'review_advanced';
  readonly passed: ReviewStep;
  readonly awaits: ReviewStep;
  readonly comment: string | null;
}
/**
 * `from` equals `to` when the request passed a step and waits at the next. An approval that moves the application is
 * announced by its `StageChanged` alone.
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
/** Another decision changed the stay for which an open request was made. */
export interface RequestOvertaken extends OfApplication {
  readonly type: 'request_overtaken';
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly outcome: Exclude<StayChangeOutcome, 'unchanged'>;
  /** The step that had the request; null when the student had it. */
  readonly step: ReviewStep | null;
  /** What changed and what to do, in Chinese. */
  readonly reason: string;
}
export interface CheckInRecorded extends OfApplication {
  readonly type: 'check_in_recorded';
  readonly checkInId: string;
  readonly kind: CheckInKind;
  readonly place: string;
  readonly nextCheckInOn: string | null;
  /** The member of staff who acted on the student's behalf; null when the student did. */
  readonly byName: string | null;
}
/** A safety question to every student abroad in a place; repeated with a higher `round`. */
export interface RollCallAsked extends OfApplication {
  readonly type: 'roll_call_asked';
  readonly rollCallId: string;
  readonly round: number;
  readonly question: string;
}
/** Staff ask the student for an overdue check-in. */
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
/** Without this consent the service cannot continue; the office contacts the student. */
export interface ConsentWithdrawn {
  readonly type: 'consent_withdrawn';
  readonly studentId: string;
  readonly studentName: string;
  readonly collegeId: string;
  /** The title of the consent. */
  readonly title: string;
}
/** A WeChat account was bound to a person. */
export interface AccountBound {
  readonly type: 'account_bound';
  readonly studentId: string;
  readonly studentName: string;
  readonly device: string;
  /** Instant. */
  readonly at: string;
}
/** A contact of the chat bot was bound to a person, who may be a student or a member of staff. */
export interface ChatBound {
  readonly type: 'chat_bound';
  readonly userId: string;
  readonly name: string;
  /** Instant. */
  readonly at: string;
}
export type OutboxEvent =
  | StageChanged
  | ChatBound
  | ReviewAdvanced
  | RequestChanged
  | RequestOvertaken
  | CheckInRecorded
  | RollCallAsked
  | CheckInChased
  | HelpRequested
  | HelpAcknowledged
  | ConsentWithdrawn
  | AccountBound;
export type OutboxEventType = OutboxEvent['type'];

import type { RequestKind } from '../vocabulary';

/** Events of an application. Their comments are part of the contract; see `needsComment`. */
export type ApplicationEvent =
  /** The student changes the answers. */
  | { readonly type: 'edit' }
  /** The student adds or removes a file of the application, also one that a supplement request names. */
  | { readonly type: 'attach' }
  /** First submission and resubmission. */
  | { readonly type: 'submit' }
  | { readonly type: 'recall' }
  | { readonly type: 'delete' }
  | { readonly type: 'supplement' }
  /** By the student, or by staff on the student's behalf. */
  | { readonly type: 'check_in' }
  | { readonly type: 'waive_funding' }
  /** Opens a request of the kind, or continues the open one. */
  | { readonly type: 'open_request'; readonly kind: RequestKind }
  | { readonly type: 'approve' }
  | { readonly type: 'return' }
  | { readonly type: 'reject' }
  | { readonly type: 'ask_supplement' }
  | { readonly type: 'withdraw_supplement' }
  | { readonly type: 'office_cancel' }
  /** System event: the window, late window or pass of a draft has closed. */
  | { readonly type: 'window_closed' }
  /** System event: follows from `decideRequest`. `cancels`: the request asked to cancel the stay. */
  | { readonly type: 'request_approved'; readonly kind: RequestKind; readonly cancels: boolean }
  /** System event, for kinds whose rejection has a consequence. */
  | { readonly type: 'request_rejected'; readonly kind: RequestKind }
  /** System event: funding is not possible, or the time for it has passed. */
  | { readonly type: 'close' };

export type RequestEvent =
  | { readonly type: 'edit' }
  | { readonly type: 'submit' }
  | { readonly type: 'recall' }
  | { readonly type: 'delete' }
  /** `amountFen`: the part of the requested amount that the last step grants; omitted means all of it. */
  | { readonly type: 'approve'; readonly amountFen?: number }
  | { readonly type: 'return' }
  | { readonly type: 'reject' }
  /** System event: another decision changed what the request was submitted for. All steps of its chain decide again. */
  | { readonly type: 'send_back' }
  /** System event: follows from a decision about the application (`voids`). */
  | { readonly type: 'void' };

/** Decisions that need an explanation for the student; the contract refuses blank comments. */
export const needsComment = ['return', 'reject', 'ask_supplement', 'office_cancel'] as const;

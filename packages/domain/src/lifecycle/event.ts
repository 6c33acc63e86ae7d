import type { RequestKind } from '../vocabulary';

/** What may happen to an application. The comments that go with it are the contract's; see `needsComment`. */
export type ApplicationEvent =
  /** The student changes the answers. */
  | { readonly type: 'edit' }
  /** The student adds or removes a file of the application, also one that a supplement request names. */
  | { readonly type: 'attach' }
  /** First submission and resubmission alike. */
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
  /** The system's: the way in by which a draft was begun has closed. */
  | { readonly type: 'window_closed' }
  /** The system's: `decideRequest` says when. `cancels`: it asked to cancel the stay. */
  | { readonly type: 'request_approved'; readonly kind: RequestKind; readonly cancels: boolean }
  /** The system's, for kinds whose rejection has a consequence. */
  | { readonly type: 'request_rejected'; readonly kind: RequestKind }
  /** The system's: nothing more can come, because funding is not possible or the time for it is over. */
  | { readonly type: 'close' };

export type RequestEvent =
  | { readonly type: 'edit' }
  | { readonly type: 'submit' }
  | { readonly type: 'recall' }
  | { readonly type: 'delete' }
  /** `amountFen`: what the last step grants of the amount asked for; left out, all of it. */
  | { readonly type: 'approve'; readonly amountFen?: number }
  | { readonly type: 'return' }
  | { readonly type: 'reject' }
  /** The system's: the application says so in its decision (`voids`). */
  | { readonly type: 'void' };

/** Decisions that must be explained to the student in words; blank comments are refused by the contract. */
export const needsComment = ['return', 'reject', 'ask_supplement', 'office_cancel'] as const;

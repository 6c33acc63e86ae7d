import type { Actor } from '@yuanhang/domain';

/** The signed-in person: the domain's actor, with the session. */
export interface Principal extends Actor {
  readonly sessionId: string;
  readonly name: string;
  /** When the password was typed for this session; null for a sign-in without a password. */
  readonly confirmedAt?: Date | null;
  /** The new expiry of the session, if this request moved it; the cookie must be renewed too. */
  readonly renewedUntil?: Date;
}

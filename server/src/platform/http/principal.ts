import type { Actor } from '@yuanhang/domain';

/** Who asks: the domain's actor, with the session by which they came. */
export interface Principal extends Actor {
  readonly sessionId: string;
  readonly name: string;
  /** When a password was typed for this session; null where a device vouched for the person. */
  readonly confirmedAt?: Date | null;
  /** The session's new expiry, when this request moved it: the cookie has to follow. */
  readonly renewedUntil?: Date;
}

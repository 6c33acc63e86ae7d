import type { Actor } from '@yuanhang/domain';

/** Who asks: the domain's actor, with the session by which they came. */
export interface Principal extends Actor {
  readonly sessionId: string;
  readonly name: string;
  /** The session's new expiry, when this request moved it: the cookie has to follow. */
  readonly renewedUntil?: Date;
}

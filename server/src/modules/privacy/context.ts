import type { RequestKind } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { RateLimit, RateLimits } from '../../platform/rate-limits';
import type { Storage } from '../../platform/storage';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import type { AgeEraser, Eraser, PersonEraser, Retention } from './retention';

/** The dependencies of consents, which other modules require before they write. */
export interface ConsentsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly identity: Pick<Identity, 'chat' | 'studentRecord'>;
}

export interface PrivacyDeps extends Omit<ConsentsDeps, 'outbox' | 'identity'> {
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  /** The form of a request in the clear, or with its numbers masked. */
  readonly formOf: (
    row: { readonly id: string; readonly kind: RequestKind; readonly form: string },
    inTheClear: boolean,
  ) => object;
  readonly retention: Retention;
  readonly erasers: readonly Eraser[];
  /** Run for a student without an open application. */
  readonly personErasers: readonly PersonEraser[];
  /** Deletes drafts that only the student has seen. */
  readonly eraseDrafts: PersonEraser;
  readonly ageErasers: readonly { readonly months: (retention: Retention) => number; readonly erase: AgeEraser }[];
}
/** The dependencies of the verbs of this module. */
export interface PrivacyContext extends PrivacyDeps {
  /** Limits exports of a student's data, because each reads all of it. */
  readonly exports: RateLimit;
}

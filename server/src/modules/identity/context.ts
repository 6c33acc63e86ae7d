import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database, RowsByOwner } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { RateLimit, RateLimits } from '../../platform/rate-limits';
import type { Audit } from '../audit';
import type { SessionRow } from './reads/session-rows';

/** The data about a person in a CAS response; CAS_ATTRIBUTES in the configuration names the attribute of each. */
export type CasField = 'name' | 'phone' | 'email' | 'collegeCode';

/**
 * A SELECT over open applications or requests, grouped: `collegeId`, the frozen `chain`, `atStep` (the index of the step
 * that has them, or to which they return) and the number of `items`.
 */
export interface OpenReviewSource {
  /** What the items are called in Chinese. */
  readonly noun: string;
  readonly sql: string;
}

export interface IdentityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly rateLimits: RateLimits;
  /** The open items that have reviewers before them, of each module. */
  readonly openReviews: readonly OpenReviewSource[];
  readonly sessionDays: number;
  readonly botToken: string;
  /** In demos and tests only; production has CAS. */
  readonly localAccounts: boolean;
  /** The first administrator of a production system, by CAS id. */
  readonly firstAdminCasId: string | undefined;
  /** The CAS attribute of each field. */
  readonly casAttributes: Readonly<Partial<Record<CasField, string>>>;
  /** What CAS replaces at each sign-in; the other attributes only fill what is empty. */
  readonly casOwns: readonly CasField[];
}

/** The dependencies of the verbs of this module. */
export interface IdentityContext extends IdentityDeps {
  /** Attempts to sign in with a password, by account, from any address. */
  readonly signInAttempts: RateLimit;
  /** Refused sign-ins, by reason and account: only their number is used. */
  readonly refusedSignIns: RateLimit;
  /** Identity card numbers revealed, by reader. */
  readonly cardReveals: RateLimit;
  /** Open sessions by the digest of their token, a row for each role of the person. */
  readonly sessionsByToken: RowsByOwner<SessionRow>;
}

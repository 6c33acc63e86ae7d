import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database, RowsByOwner } from '../../platform/database';
import type { RateLimit, RateLimits } from '../../platform/rate-limits';
import type { Audit } from '../audit';
import type { SessionRow } from './reads/session-rows';

/** What an answer of CAS may say about a person; CAS_ATTRIBUTES in the configuration names the attribute of each. */
export type CasField = 'name' | 'phone' | 'email' | 'collegeCode';

export interface IdentityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly audit: Audit;
  readonly rateLimits: RateLimits;
  readonly sessionDays: number;
  readonly botToken: string;
  /** In demos and tests only; production has CAS. */
  readonly localAccounts: boolean;
  /** The first administrator of a production system, by CAS id. */
  readonly firstAdminCasId: string | undefined;
  /** The attributes of CAS answers by what they mean. */
  readonly casAttributes: Readonly<Partial<Record<CasField, string>>>;
}

/** What the verbs of this module work with. */
export interface IdentityContext extends IdentityDeps {
  /** Attempts to sign in with a password, by account, from any address. */
  readonly signInAttempts: RateLimit;
  /** Numbers of identity cards read in the clear, by reader. */
  readonly cardReveals: RateLimit;
  /** Open sessions by the digest of their token, a row for each role of the person. */
  readonly sessionsByToken: RowsByOwner<SessionRow>;
}

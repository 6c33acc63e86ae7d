import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { RateLimits } from '../../platform/rate-limits';
import type { Scanner } from '../../platform/scanner';
import type { Storage } from '../../platform/storage';
import type { Owners } from './owners';
import type { AttachmentQueries } from './queries';

/** What every verb of this module works with. */
export interface AttachmentsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly scanner: Scanner;
  readonly rateLimits: RateLimits;
  readonly owners: Owners;
  readonly queries: AttachmentQueries;
}

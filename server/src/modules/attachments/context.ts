import type pLimit from 'p-limit';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { RateLimit, RateLimits } from '../../platform/rate-limits';
import type { Scanner } from '../../platform/scanner';
import type { Storage } from '../../platform/storage';
import type { Audit } from '../audit';
import type { Owner } from './owners';
import type { CompleteFiles } from './reads/complete-files';
import type { OwnerType } from './records';

export interface AttachmentsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly scanner: Scanner;
}
/** The dependencies of the verbs that ask no owner. */
export interface AttachmentsContext extends AttachmentsDeps {
  readonly completeFiles: CompleteFiles;
}

export interface FileAccessDeps extends AttachmentsDeps {
  readonly rateLimits: RateLimits;
  readonly audit: Audit;
  /** The owner of each type, provided by the module that owns the files. */
  readonly owners: Readonly<Record<OwnerType, Owner>>;
}
/** The dependencies of the verbs that ask the owner. */
export interface FileAccessContext extends FileAccessDeps {
  /** Uploads started, by person: each takes a row, and storage until its ticket expires. */
  readonly begunUploads: RateLimit;
  /** Sensitive files opened, by reader: enough for a day of reviews, too few to copy all. */
  readonly sensitiveOpenings: RateLimit;
  /** Limits concurrent checks, each of which holds a file of up to 50 MB in memory. */
  readonly checks: pLimit.Limit;
}

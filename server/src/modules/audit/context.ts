import type { Secrets } from '@yuanhang/config';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Logger } from '../../platform/log';
import type { ChainKeys } from './chain';
import type { EndFile } from './end-file';
import type { KnownEnd } from './known-end';

export interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** The first key signs; all keys verify. */
  readonly keys: Secrets['auditKeys'];
  readonly logger: Logger;
  /** An append-only file, outside the database, that receives the end of the log; none if undefined. */
  readonly endFile?: string | undefined;
  /** How often the end of the log is written to the server's log and to `endFile`. */
  readonly endMinutes?: number;
}
/** The dependencies of the verbs of this module. */
export interface AuditContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly chain: ChainKeys;
  readonly endFile: EndFile | null;
  readonly endMinutes: number;
  readonly known: KnownEnd;
}

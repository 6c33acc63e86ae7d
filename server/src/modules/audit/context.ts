import type { Secrets } from '@yuanhang/config';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { ChainKeys } from './chain';

export interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** The first key signs; all keys verify. */
  readonly keys: Secrets['auditKeys'];
}
/** The dependencies of the verbs of this module. */
export interface AuditContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly chain: ChainKeys;
}

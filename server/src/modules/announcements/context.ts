import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Audit } from '../audit';

/** The dependencies of the verbs of this module. */
export interface AnnouncementsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
}

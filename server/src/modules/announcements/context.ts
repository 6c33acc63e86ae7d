import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Audit } from '../audit';

/** What the verbs of this module work with. */
export interface AnnouncementsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
}

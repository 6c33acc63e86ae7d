import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Applications } from '../applications';
import type { Audit } from '../audit';
import type { Requests } from '../requests';

/** What the verbs of this module work with. */
export interface ReviewContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly applications: Applications;
  readonly requests: Requests;
}

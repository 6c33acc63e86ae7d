import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Applications } from '../applications';
import type { Audit } from '../audit';
import type { Requests } from '../requests';

/** The dependencies of the verbs of this module. */
export interface ReviewContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly applications: Applications;
  readonly requests: Requests;
}

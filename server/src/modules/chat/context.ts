import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { idempotency } from '../../platform/http';
import type { Applications } from '../applications';
import type { Audit } from '../audit';
import type { CheckIns } from '../check-ins';
import type { Identity } from '../identity';
import type { MobilityDesk } from '../mobility-desk';

export interface ChatDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly identity: Identity;
  readonly applications: Applications;
  readonly checkIns: CheckIns;
  readonly mobilityDesk: MobilityDesk;
}
/** The dependencies of the verbs of this module. */
export interface ChatContext extends ChatDeps {
  /** Gives a repeated message the same answer, and acts on it once. */
  readonly once: ReturnType<typeof idempotency>;
}

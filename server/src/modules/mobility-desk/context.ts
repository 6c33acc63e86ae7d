import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { Audit } from '../audit';
import type { CheckIns } from '../check-ins';

/** The dependencies of the verbs of this module. */
export interface MobilityDeskContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly outbox: Outbox;
  readonly checkIns: CheckIns;
}

import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Audit } from '../audit';
import type { Identity } from '../identity';

/** The dependencies of the verbs of this module. */
export interface ImportsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly identity: Pick<Identity, 'register' | 'staffRegister' | 'colleges'>;
}

import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Attachments } from '../attachments';
import type { Audit } from '../audit';
import type { Identity } from '../identity';

/** The dependencies of the verbs of this module. */
export interface ProgrammesContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly identity: Identity;
  readonly attachments: Pick<Attachments, 'listFor' | 'removeAllOf' | 'copyFiles'>;
}

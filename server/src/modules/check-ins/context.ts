import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { Applications } from '../applications';
import type { Attachments } from '../attachments';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import type { Consents } from '../privacy';

/** The dependencies of the verbs of this module. */
export interface CheckInsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly applications: Applications;
  readonly identity: Identity;
  readonly attachments: Attachments;
  readonly consents: Pick<Consents, 'require'>;
}

import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { RateLimits } from '../../platform/rate-limits';
import type { Applications } from '../applications';
import type { Attachments } from '../attachments';
import type { Audit } from '../audit';
import type { Consents } from '../privacy';
import type { SealedForms } from './sealed-form';

export interface RequestsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly cipher: FieldCipher;
  readonly audit: Audit;
  readonly rateLimits: RateLimits;
  readonly applications: Applications;
  readonly attachments: Pick<Attachments, 'listFor' | 'removeAllOf'>;
  readonly consents: Pick<Consents, 'require'>;
}

/** The dependencies of the verbs of this module. */
export interface RequestsContext extends RequestsDeps {
  readonly forms: SealedForms;
  /** Limits the numbers revealed in the clear, by person. */
  readonly reveals: ReturnType<RateLimits>;
}

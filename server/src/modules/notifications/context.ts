import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import type { Logger } from '../../platform/log';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import type { Channels } from './channels/channels';
import type { MessageSources } from './message-sources';

/** The dependencies of the verbs of this module. */
export interface NotificationsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly logger: Logger;
  readonly identity: Identity;
  readonly audit: Audit;
  /** Provided by the other modules: the subjects of reminders, and until when messages apply. */
  readonly sources: MessageSources;
  readonly channels: Channels;
  /** Called after a commit that queued a delivery for a channel of the server. */
  readonly wake: () => void;
}

import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import type { Logger } from '../../platform/log';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import type { Channels } from './channels/channels';
import type { MessageSources } from './message-sources';

/** What the verbs of this module work with. */
export interface NotificationsContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly logger: Logger;
  readonly identity: Identity;
  readonly audit: Audit;
  /** What the other modules provide: whom to remind of what, and until when. */
  readonly sources: MessageSources;
  readonly channels: Channels;
  /** Called after a commit that queued a delivery by a channel of the server's own. */
  readonly wake: () => void;
}

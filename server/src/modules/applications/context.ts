import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { Attachments } from '../attachments';
import type { Identity } from '../identity';
import type { Programmes } from '../programmes';
import type { StageChangedHandler } from './interface';
import type { ApplicationQueries } from './queries';
import type { Submissions } from './submissions';
import type { Supplements } from './supplements/store';

export interface ApplicationsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly identity: Pick<Identity, 'studentRecord'>;
  readonly programmes: Pick<Programmes, 'facts' | 'mayStart' | 'takePlace' | 'releasePlace'>;
  readonly attachments: Pick<Attachments, 'registerOwner' | 'listFor' | 'removeAllOf'>;
}

/** Shared by the verbs of this module. */
export interface Context extends ApplicationsDeps {
  readonly queries: ApplicationQueries;
  readonly supplements: Supplements;
  readonly submissions: Submissions;
  readonly onStageChanged: StageChangedHandler[];
}

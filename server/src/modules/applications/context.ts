import type { RequestKind, Role, Stage } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { Attachments } from '../attachments';
import type { Identity } from '../identity';
import type { Programmes } from '../programmes';
import type { Loaders } from './reads/loaders';
import type { ApplicationRecord } from './reads/records';
import type { ApplicationCondition } from './reads/unmet-conditions';

/** Who did something: with the name and the role they did it in, as the timeline keeps them. */
export interface RecordedActor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** A stage was written, in this transaction. */
export interface StageChange {
  readonly record: ApplicationRecord;
  readonly from: Stage;
  readonly to: Stage;
  /** Open requests of these kinds must become void now. */
  readonly voids: readonly RequestKind[];
  readonly by: RecordedActor;
}
/** What another module does in the transaction of a stage change. */
export type StageChangedHandler = (change: StageChange, tx: Tx) => Promise<void>;

export interface ApplicationsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly identity: Pick<Identity, 'studentRecord'>;
  readonly programmes: Pick<Programmes, 'facts' | 'mayStart' | 'takePlace' | 'releasePlace'>;
  readonly attachments: Pick<Attachments, 'listFor' | 'removeAllOf'>;
  /** Run in their order, after the stage was written. */
  readonly onStageChanged: readonly StageChangedHandler[];
  /** What other modules ask for before the last approval and before dispatch; the first reason is the one shown. */
  readonly conditions: readonly ApplicationCondition[];
}

/** What the verbs of this module work with. */
export interface ApplicationsContext extends ApplicationsDeps {
  readonly loaders: Loaders;
}

import type { RequestKind, Role, Stage, StayFacts } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { Outbox } from '../../platform/outbox';
import type { Attachments } from '../attachments';
import type { Identity } from '../identity';
import type { Consents } from '../privacy';
import type { Programmes } from '../programmes';
import type { Loaders } from './reads/loaders';
import type { ApplicationRecord } from './reads/records';
import type { ApplicationCondition } from './reads/unmet-conditions';

/** The actor with name and role, as the timeline keeps them. */
export interface RecordedActor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** A stage change in the current transaction. */
export interface StageChange {
  readonly record: ApplicationRecord;
  readonly from: Stage;
  readonly to: Stage;
  /** Open requests of these kinds must become void now. */
  readonly voids: readonly RequestKind[];
  readonly by: RecordedActor;
}
/** Work of another module in the transaction of a stage change. */
export type StageChangedHandler = (change: StageChange, tx: Tx) => Promise<void>;

/** A settled change of the stay in the current transaction. */
export interface StayChange {
  /** After the change. */
  readonly record: ApplicationRecord;
  readonly before: StayFacts;
  readonly after: StayFacts;
  /** What changed it, in Chinese. */
  readonly cause: string;
  readonly by: RecordedActor;
}
/** Work of another module in the transaction of a change of the stay. */
export type StayChangedHandler = (change: StayChange, tx: Tx) => Promise<void>;

export interface ApplicationsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly identity: Pick<Identity, 'studentRecord'>;
  readonly consents: Pick<Consents, 'require'>;
  readonly programmes: Pick<Programmes, 'facts' | 'mayStart' | 'takePlace' | 'releasePlace'>;
  readonly attachments: Pick<Attachments, 'listFor' | 'removeAllOf'>;
  /** Run in this order after the stage was written. */
  readonly onStageChanged: readonly StageChangedHandler[];
  /** Run in this order after a change of the stay was written, and after `onStageChanged`. */
  readonly onStayChanged: readonly StayChangedHandler[];
  /** Conditions of other modules for the last approval and for dispatch; the first reason is shown. */
  readonly conditions: readonly ApplicationCondition[];
}

/** The dependencies of the verbs of this module. */
export interface ApplicationsContext extends ApplicationsDeps {
  readonly loaders: Loaders;
}

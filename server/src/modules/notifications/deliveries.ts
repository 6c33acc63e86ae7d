import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Identity } from '../identity';
import { acknowledge } from './acknowledge';
import { claim } from './claim';
import type { Reminders } from './reminders';

export interface DeliveriesDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly reminders: Reminders;
}

/** Chat deliveries as the bot takes them: claimed for a minute, said, acknowledged. */
export const createDeliveries = (deps: DeliveriesDeps) => ({ claim: claim(deps), acknowledge: acknowledge(deps) });

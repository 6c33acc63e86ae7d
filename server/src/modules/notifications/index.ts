import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { ReminderSource } from '../../platform/sweeps';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import { createConsumer } from './consume';
import { createDeliveries } from './deliveries';
import { createInbox } from './inbox';
import { ledger, ledgerOf } from './ledger';
import { createPost } from './post';
import { createReminders } from './reminders';
import { retry } from './retry';

export { eraseMessages } from './erase';
export { notificationsRoutes } from './routes';

export interface NotificationsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly audit: Audit;
  /** The rules that the owning modules registered. */
  readonly reminders: readonly ReminderSource[];
}

/** Who is told what, when and how: events in, messages out. */
export function createNotifications(deps: NotificationsDeps) {
  const post = createPost(deps);
  const reminders = createReminders({ ...deps, post, sources: deps.reminders });
  return {
    consume: createConsumer({ post, identity: deps.identity }),
    remindersSweep: reminders.sweep,
    deliveries: createDeliveries({ ...deps, reminders }),
    ...createInbox(deps),
    ledger: ledger(deps.database),
    ledgerOf: ledgerOf(deps.database),
    retry: retry(deps),
  };
}
export type Notifications = ReturnType<typeof createNotifications>;

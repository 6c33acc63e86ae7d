import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import type { TimelineInput } from './interface';

/** Adds to the history; nothing is ever changed or taken out of it. */
export const appendTimeline =
  ({ database, clock }: { database: Database; clock: Clock }) =>
  (tx: Tx, entry: TimelineInput): Promise<void> =>
    database.insert(
      'timeline_entries',
      {
        id: newId(),
        application_id: entry.applicationId,
        request_id: entry.requestId,
        at: clock.now(),
        actor_id: entry.by.id,
        actor_name: entry.by.name,
        actor_role: entry.by.role,
        operation: entry.operation,
        title: entry.title,
        comment: entry.comment,
        stage: entry.stage,
        step: entry.step,
        version: entry.version,
      },
      tx,
    );

import type { ReviewStep, Stage } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import { type Database, newId, type Tx } from '../../../platform/database';
import type { RecordedActor } from '../context';
import { TimelineEntry } from '../model';

export interface TimelineInput {
  readonly applicationId: string;
  /** Null when it is about the application itself. */
  readonly requestId: string | null;
  readonly by: RecordedActor;
  /** A stable word: `submit`, `approve`, `check_in`. */
  readonly operation: string;
  /** For people: `提交申请`. */
  readonly title: string;
  readonly comment: string | null;
  /** The application's stage after it. */
  readonly stage: Stage;
  /** The review step that acted; null when it was not a reviewer. */
  readonly step: ReviewStep | null;
  /** Version of the application (or request) after it, so that a person who saw an older one can be told what changed. */
  readonly version: number;
}

/** Adds to the history of an application; entries are never changed or removed while it is kept. */
export async function appendTimeline(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { by, ...entry }: TimelineInput,
  tx: Tx,
): Promise<void> {
  const actor = { actorId: by.id, actorName: by.name, actorRole: by.role };
  await database.add(TimelineEntry, { id: newId(), at: clock.now(), ...actor, ...entry }, tx);
}

import type { ReviewStep, Stage } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import { type Database, newId, type Tx } from '../../../platform/database';
import type { RecordedActor } from '../context';
import { TimelineEntry } from '../model';

export interface TimelineInput {
  readonly applicationId: string;
  /** Null when the entry is about the application itself. */
  readonly requestId: string | null;
  readonly by: RecordedActor;
  /** A stable identifier: `submit`, `approve`, `check_in`. */
  readonly operation: string;
  /** The displayed title: `提交申请`. */
  readonly title: string;
  readonly comment: string | null;
  /** The stage of the application after the operation. */
  readonly stage: Stage;
  /** The review step that acted; null when the actor was not a reviewer. */
  readonly step: ReviewStep | null;
  /**
   * Version of the application (or request) after the operation, to show what changed to a person who saw an older
   * one.
   */
  readonly version: number;
}

/**
 * Adds an entry to the history of an application. Entries are never changed or removed while the application is kept.
 */
export async function appendTimeline(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { by, ...entry }: TimelineInput,
  tx: Tx,
): Promise<void> {
  const actor = { actorId: by.id, actorName: by.name, actorRole: by.role };
  await database.add(TimelineEntry, { id: newId(), at: clock.now(), ...actor, ...entry }, tx);
}

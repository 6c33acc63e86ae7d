import type { Fixture } from './fixture';
import type { KnownVersion, WriteWorkload } from './write-workload';

export interface Comparison {
  /** Number of acknowledged writes. */
  readonly writes: number;
  /** Number of writes known to the clients of which the application's version or the timeline entry is missing. */
  readonly lost: number;
  /** Number of timeline entries beyond the writes known to the clients. */
  readonly doubled: number;
  readonly problems: readonly string[];
}

interface Stored {
  readonly version: number;
  readonly firstVersion: number;
  readonly timelineEntries: number;
  readonly events: number;
}

async function storedFor({ database }: Fixture, applicationId: string): Promise<Stored | null> {
  const row = await database.first<{ version: number; first: number; entries: number; events: number }>(
    `SELECT a.version,
       (SELECT MIN(t.version) FROM timeline_entries t WHERE t.application_id = a.id AND t.operation = 'submit') AS first,
       (SELECT COUNT(*) FROM timeline_entries t WHERE t.application_id = a.id AND t.operation IN ('submit', 'recall')) AS entries,
       (SELECT COUNT(*) FROM outbox_events e WHERE e.type = 'stage_changed' AND e.body LIKE :pattern) AS events
     FROM applications a WHERE a.id = :applicationId`,
    { applicationId, pattern: `%"applicationId":"${applicationId}"%` },
  );
  return (
    row && {
      version: Number(row.version),
      firstVersion: Number(row.first),
      timelineEntries: Number(row.entries),
      events: Number(row.events),
    }
  );
}

function compareOne({ version }: KnownVersion, stored: Stored): { lost: number; doubled: number } {
  // Saving the pages of the draft raised the version before the first submission; after it, each write raises it by one.
  const expected = version - stored.firstVersion + 1;
  const { timelineEntries: entries } = stored;
  return {
    lost: Math.max(0, version - stored.version) + Math.max(0, expected - entries),
    doubled: Math.max(0, entries - expected),
  };
}

/** Compares what the workload's clients were answered with the rows in the database. Call it after `resolveUnanswered`. */
export async function compareWithDatabase(fixture: Fixture, workload: WriteWorkload): Promise<Comparison> {
  const problems = [...workload.problems];
  let [lost, doubled] = [0, 0];
  for (const known of workload.knownVersions) {
    const stored = await storedFor(fixture, known.applicationId);
    if (stored === null) {
      problems.push(`application ${known.applicationId} is missing`);
      continue;
    }
    const difference = compareOne(known, stored);
    lost += difference.lost;
    doubled += difference.doubled;
    const { timelineEntries, events } = stored;
    if (events !== timelineEntries) problems.push(`${timelineEntries} timeline entries, but ${events} outbox events`);
  }
  if (lost + doubled > 0) problems.push(`${lost} writes lost, ${doubled} doubled`);
  return { writes: workload.acknowledged, lost, doubled, problems };
}

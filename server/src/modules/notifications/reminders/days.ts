import { dateInShanghai, type ReminderKey, reminderRules } from '@yuanhang/domain';
import { z } from 'zod';
import type { Database, Tx } from '../../../platform/database';
import { zonesByDay } from '../../../platform/zones';
import type { MessageSources } from '../message-sources';
import type { Revision, Revisions } from '../revisions';
import type { ReminderQuery } from './find-due';

/** Where reminders come from. */
export type ReminderSources = Pick<MessageSources, 'reminders' | 'zones'>;

const shape = z.array(z.int());
const prefix = 'days:';
export const daysSubject = (key: ReminderKey): string => `${prefix}${key}`;

/** The days in force of every reminder rule: those that the office set, or else the defaults. */
export async function daysInForce(
  revisions: Revisions,
  tx?: Tx,
): Promise<Map<ReminderKey, Revision<readonly number[]>>> {
  const moved = await revisions.all(prefix, shape, tx);
  return new Map(
    reminderRules.map(({ key, days }) => [
      key,
      moved.get(key) ?? { value: days, version: 0, changedAt: null, changedBy: null },
    ]),
  );
}

/** The queries for an instant: for every rule one, or one for each calendar day that it is at the destinations. */
export async function reminderQueriesAt(
  now: Date,
  { database, revisions, sources }: { database: Database; revisions: Revisions; sources: ReminderSources },
): Promise<ReminderQuery[]> {
  const inForce = await daysInForce(revisions);
  const zones = zonesByDay(await sources.zones(database), now);
  const abroad = [...zones].map(([today, names]) => ({ today, zones: names }));
  const atHome = [{ today: dateInShanghai(now), zones: null }];
  return sources.reminders.flatMap((source) => {
    const days = inForce.get(source.key)?.value ?? [];
    return (source.atDestination ? abroad : atHome).map((place) => ({ source, key: source.key, days, ...place }));
  });
}

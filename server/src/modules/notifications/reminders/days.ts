import { dateInShanghai, type ReminderKey, reminderRules } from '@yuanhang/domain';
import { z } from 'zod';
import type { Tx } from '../../../platform/database';
import { zonesByDay } from '../../../platform/zones';
import type { NotificationsContext } from '../context';
import { currentRevisions, type Revision } from '../revisions';
import type { ReminderQuery } from './find-due';

const shape = z.array(z.int());
const prefix = 'days:';
export const daysSubject = (key: ReminderKey): string => `${prefix}${key}`;

/** The current days of every reminder rule: those that the office set, or the defaults. */
export async function daysInForce(
  context: NotificationsContext,
  tx?: Tx,
): Promise<Map<ReminderKey, Revision<readonly number[]>>> {
  const moved = await currentRevisions(context, prefix, shape, tx);
  return new Map(
    reminderRules.map(({ key, days }) => [
      key,
      moved.get(key) ?? { value: days, version: 0, changedAt: null, changedBy: null },
    ]),
  );
}

/** The queries for an instant: one per rule, or one for each calendar date at the destinations. */
export async function reminderQueriesAt(context: NotificationsContext, now: Date): Promise<ReminderQuery[]> {
  const { database, sources } = context;
  const inForce = await daysInForce(context);
  const zones = zonesByDay(await sources.zones(database), now);
  const abroad = [...zones].map(([today, names]) => ({ today, zones: names }));
  const atHome = [{ today: dateInShanghai(now), zones: null }];
  return sources.reminders.flatMap((source) => {
    const days = inForce.get(source.key)?.value ?? [];
    return (source.atDestination ? abroad : atHome).map((place) => ({ source, key: source.key, days, ...place }));
  });
}

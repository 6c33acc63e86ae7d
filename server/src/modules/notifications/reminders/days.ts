import { dateAtOffset, dateInShanghai, type PlainDate, type ReminderKey, reminderRules } from '@yuanhang/domain';
import { z } from 'zod';
import type { Database } from '../../../platform/database';
import type { ReminderSource } from '../../../platform/sweeps';
import { offsetAt } from '../../../platform/zones';
import type { Revision, Revisions } from '../revisions';
import type { Question } from './find-due';

const shape = z.array(z.int());
const prefix = 'days:';
export const daysSubject = (key: ReminderKey): string => `${prefix}${key}`;

/** Of every reminder rule, the days in force: the office's, or else the product's. */
export async function daysInForce(revisions: Revisions): Promise<Map<ReminderKey, Revision<readonly number[]>>> {
  const moved = await revisions.all(prefix, shape);
  return new Map(
    reminderRules.map(({ key, days }) => [
      key,
      moved.get(key) ?? { value: days, version: 0, changedAt: null, changedBy: null },
    ]),
  );
}

/** The zones in which there are students, by the day it is there: never more than three groups. */
async function zonesByDay(database: Database, now: Date): Promise<Map<PlainDate, string[]>> {
  const zones = await database.select<{ zone: string }>(
    "SELECT DISTINCT time_zone AS zone FROM applications WHERE stage = 'dispatched' AND time_zone IS NOT NULL",
  );
  const days = new Map<PlainDate, string[]>();
  for (const { zone } of zones) {
    const day = dateAtOffset(now, offsetAt(zone)(now));
    days.set(day, [...(days.get(day) ?? []), zone]);
  }
  return days;
}

/** What to ask the database at an instant, for every rule; once for each day it is where the dates count. */
export async function questionsAt(
  now: Date,
  { database, revisions, sources }: { database: Database; revisions: Revisions; sources: readonly ReminderSource[] },
): Promise<Question[]> {
  const inForce = await daysInForce(revisions);
  const abroad = await zonesByDay(database, now);
  const atHome = [{ today: dateInShanghai(now), zones: null }];
  return sources.flatMap((source) => {
    const days = inForce.get(source.key)?.value ?? [];
    const where = source.atDestination ? [...abroad].map(([today, zones]) => ({ today, zones })) : atHome;
    return where.map((place) => ({ source, key: source.key, days, ...place }));
  });
}

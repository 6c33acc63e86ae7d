import { addDays, arrivalCheckInDueOn, daysBetween, type PlainDate } from '@yuanhang/domain';
import type { Database, Values } from '../../platform/database';
import { zonesByDay } from '../../platform/zones';
import { zonesAbroad } from '../applications';

interface Awaited {
  readonly depart_on: PlainDate;
  readonly arrived_on: PlainDate | null;
  readonly next_check_in_on: PlainDate | null;
}

/** The day until which the next word is awaited, inclusive; null when none is. */
export function awaitedOn({ depart_on, arrived_on, next_check_in_on }: Awaited): PlainDate | null {
  return arrived_on === null ? arrivalCheckInDueOn(depart_on) : next_check_in_on;
}

export function overdueDays(row: Awaited, today: PlainDate): number {
  const dueOn = awaitedOn(row);
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));
}

const arrivalDays = daysBetween('2000-01-01', arrivalCheckInDueOn('2000-01-01'));

/**
 * The condition on `applications a` that a word is overdue where the student is. Zones are grouped by the day it
 * is there now: there are never more than three.
 */
export async function overdueCondition(database: Database, now: Date): Promise<{ where: string; values: Values }> {
  const byDay = zonesByDay(await zonesAbroad(database), now);
  const days = [...byDay].map(([day, names], i) => ({
    where: `(a.time_zone IN (:zones${i}) AND (a.next_check_in_on < :day${i} OR (a.arrived_on IS NULL AND a.depart_on < :left${i})))`,
    values: { [`zones${i}`]: names, [`day${i}`]: day, [`left${i}`]: addDays(day, -arrivalDays) },
  }));
  return {
    where: days.length === 0 ? '1 = 0' : `(${days.map(({ where }) => where).join(' OR ')})`,
    values: Object.assign({}, ...days.map(({ values }) => values)),
  };
}

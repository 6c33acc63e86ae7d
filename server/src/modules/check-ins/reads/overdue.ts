import { addDays, arrivalCheckInDays, arrivalCheckInDueOn, daysBetween, type PlainDate } from '@yuanhang/domain';
import type { Values } from '../../../platform/database';
import { zonesByDay } from '../../../platform/zones';
import { zonesAbroad } from '../../applications';
import type { CheckInsContext } from '../context';

const isAbroad = "a.stage = 'dispatched'";
const beforeArrival = 'a.arrived_on IS NULL AND a.depart_on IS NOT NULL';
const afterArrival = 'a.arrived_on IS NOT NULL AND a.next_check_in_on IS NOT NULL';

/** Conditions on `applications a`: students abroad have to check in on arrival, and then on the next date. */
export const awaitsArrival = `${isAbroad} AND ${beforeArrival}`;
export const awaitsNextCheckIn = `${isAbroad} AND ${afterArrival}`;

/**
 * The condition on `applications a` that a check-in is overdue by the date at the destination; every view of overdue
 * students uses it. Zones are grouped by that date: there are never more than three groups.
 */
export async function overdueCondition(
  { database }: CheckInsContext,
  now: Date,
): Promise<{ where: string; values: Values }> {
  const days = [...zonesByDay(await zonesAbroad(database), now)].map(([day, names], i) => ({
    where: `(a.time_zone IN (:zones${i}) AND (${afterArrival} AND a.next_check_in_on < :day${i}
      OR ${beforeArrival} AND a.depart_on < :left${i}))`,
    values: { [`zones${i}`]: names, [`day${i}`]: day, [`left${i}`]: addDays(day, -arrivalCheckInDays) },
  }));
  return {
    where: days.length === 0 ? '1 = 0' : `(${isAbroad} AND (${days.map(({ where }) => where).join(' OR ')}))`,
    values: Object.assign({}, ...days.map(({ values }) => values)),
  };
}

/**
 * The same condition for one row: the number of days overdue, 0 when not overdue. `today` is the date at the
 * destination.
 */
export function overdueDays(
  mobility: {
    readonly departOn: PlainDate | null;
    readonly arrivedOn: PlainDate | null;
    readonly nextCheckInOn: PlainDate | null;
  },
  today: PlainDate,
): number {
  const { departOn, arrivedOn, nextCheckInOn } = mobility;
  const dueOn = arrivedOn === null ? departOn && arrivalCheckInDueOn(departOn) : nextCheckInOn;
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));
}

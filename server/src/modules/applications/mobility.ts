import type { Row } from '../../platform/database';
import type { Mobility } from './records';

const columns = {
  departOn: 'depart_on',
  returnOn: 'return_on',
  arrivedOn: 'arrived_on',
  nextCheckInOn: 'next_check_in_on',
  returnDueOn: 'return_due_on',
  timeZone: 'time_zone',
  country: 'country',
  city: 'city',
} as const satisfies Record<keyof Mobility, string>;

/** The columns of what becomes known of a stay; what is left out is not touched. */
export const mobilityColumns = (mobility: Partial<Mobility>): Row =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([key, column]) => {
      const value = mobility[key as keyof Mobility];
      return value === undefined ? [] : [[column, value]];
    }),
  );

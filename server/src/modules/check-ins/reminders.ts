import type { ReminderSource } from '../../platform/sweeps';

const from = 'FROM applications a JOIN programmes p ON p.id = a.programme_id';

/** Check-in dates are the destination's. */
export const checkInReminders: readonly ReminderSource[] = [
  {
    key: 'arrival_check_in',
    from,
    where: "a.stage = 'dispatched' AND a.arrived_on IS NULL AND a.depart_on IS NOT NULL",
    anchor: 'a.depart_on',
    subject: 'a.id',
    atDestination: true,
  },
  {
    key: 'periodic_check_in',
    from,
    where: "a.stage = 'dispatched' AND a.arrived_on IS NOT NULL AND a.next_check_in_on IS NOT NULL",
    anchor: 'a.next_check_in_on',
    subject: 'a.id',
    atDestination: true,
  },
];

import { withProgramme } from '../../applications';
import type { AlarmSource, ReasonSource, ReminderSource } from '../../notifications';
import { notWithdrawn } from '../../privacy';
import { awaitsArrival, awaitsNextCheckIn } from '../reads/overdue';
import { phoneToCall } from '../reads/phone';

const from = `FROM applications a ${withProgramme}`;

/** A student who withdrew the consent is not asked any more; help and roll calls do not depend on it. */
const isAsked = notWithdrawn('whereabouts');

/** Check-in dates are local to the destination. */
export const checkInReminders: readonly ReminderSource[] = [
  {
    key: 'arrival_check_in',
    from,
    where: `${awaitsArrival} AND ${isAsked}`,
    anchor: 'a.depart_on',
    subject: 'a.id',
    atDestination: true,
    phone: phoneToCall('a.student_id'),
  },
  {
    key: 'periodic_check_in',
    from,
    where: `${awaitsNextCheckIn} AND ${isAsked}`,
    anchor: 'a.next_check_in_on',
    subject: 'a.id',
    atDestination: true,
    phone: phoneToCall('a.student_id'),
  },
];

/** Conditions under which messages about students abroad still apply. */
export const checkInReasons: readonly ReasonSource[] = [
  {
    rules: ['help_requested', 'help_repeated'],
    stillDue: 'SELECT h.id AS subjectId FROM help_requests h WHERE h.id IN (:ids) AND h.acknowledged_at IS NULL',
  },
  {
    rules: ['roll_call_asked'],
    stillDue: `SELECT r.student_id AS subjectId FROM roll_call_answers r
      WHERE r.student_id IN (:ids) AND r.open_marker = 1`,
  },
  {
    rules: ['check_in_chased'],
    stillDue: `SELECT a.id AS subjectId FROM applications a WHERE a.id IN (:ids) AND a.stage = 'dispatched'
      AND NOT EXISTS (SELECT 1 FROM check_ins k WHERE k.application_id = a.id AND k.undone_at IS NULL
        AND k.received_at >= (SELECT MAX(c.chased_at) FROM check_in_chases c WHERE c.application_id = a.id))`,
  },
];

export const helpAlarm: AlarmSource = {
  unacknowledged: `SELECT h.id AS subjectId, h.raised_at AS raisedAt, u.name AS studentName, h.application_id AS applicationId,
      a.number, h.place, h.note, ${phoneToCall('h.student_id')} AS phone
    FROM help_requests h JOIN users u ON u.id = h.student_id LEFT JOIN applications a ON a.id = h.application_id
    WHERE h.acknowledged_at IS NULL AND h.raised_at <= :before ORDER BY h.seq`,
};

import type { CheckInState } from '@yuanhang/contract';
import { dateAtOffset } from '@yuanhang/domain';
import { toInstant } from '../../../platform/database';
import { offsetAt } from '../../../platform/zones';
import type { CheckInsContext } from '../context';
import { presentEntries } from '../presenters/check-in';
import { dueOf } from '../presenters/due';
import { locationLabel } from '../presenters/location';
import { arrivalOf, checkInsOf } from './check-ins';
import { decideCheckIn } from './decide-check-in';
import { emergencyIn } from './emergency-contacts';
import { ownApplication } from './own-application';
import { openRollCallsFor } from './roll-calls';
import { zoneOf } from './schedule';

const recentCount = 5;

/**
 * The data of the check-in page of a student's own application. Throws `not_found` for an application of another
 * student.
 */
export async function stateOf(
  context: CheckInsContext,
  studentId: string,
  applicationId: string,
): Promise<CheckInState> {
  const application = await ownApplication(context, studentId, applicationId);
  const now = context.clock.now();
  const timeZone = zoneOf(application);
  const offsetMinutes = offsetAt(timeZone)(now);
  const decision = decideCheckIn(application);
  const [recent, asked, arrival] = await Promise.all([
    checkInsOf(context, applicationId, null, recentCount),
    openRollCallsFor(context, studentId),
    arrivalOf(context, applicationId),
  ]);
  const ids = recent.map(({ id }) => id);
  const photos = await context.attachments.listFor('check_in', ids);
  const country = application.mobility.country ?? application.programme.country;
  const city = application.mobility.city ?? application.programme.city ?? '';
  const last = recent[0] ?? { country, city };
  return {
    application: { id: application.id, number: application.number, programmeName: application.programme.name },
    now: now.toISOString(),
    allowed: decision.allowed,
    reason: decision.allowed ? null : decision.reason,
    due: dueOf(application, dateAtOffset(now, offsetMinutes)),
    destination: { name: locationLabel({ country, city }), country, city, timeZone, offsetMinutes },
    lastLocation: { country: last.country, city: last.city },
    rollCall: asked[0] ? { question: asked[0].question, askedAt: toInstant(asked[0].openedAt) } : null,
    arrival: arrival && {
      arrivedOn: arrival.arrived_on,
      address: arrival.address ?? '',
      phoneAbroad: arrival.phone_abroad ?? '',
      accommodation: arrival.accommodation ?? '',
    },
    emergency: await emergencyIn(context, last.country),
    recent: presentEntries(recent, photos),
  };
}

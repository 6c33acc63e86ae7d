import type { CheckInState } from '@yuanhang/contract';
import { dateAtOffset } from '@yuanhang/domain';
import { toInstant } from '../../platform/database';
import { offsetAt } from '../../platform/zones';
import { decideCheckIn } from './classify';
import type { CheckInsContext } from './context';
import { dueOf } from './due';
import { locationLabel } from './location';
import { ownApplication } from './own-application';
import { emergencyIn, presentEntries } from './presenter';
import { rollCalls } from './roll-calls';
import { zoneOf } from './schedule';

const recentCount = 5;

/** The check-in page of one's own application. Throws `not_found` for another's. */
export const stateOf =
  (context: CheckInsContext) =>
  async (studentId: string, applicationId: string): Promise<CheckInState> => {
    const { clock, queries } = context;
    const application = await ownApplication(context, studentId, applicationId);
    const now = clock.now();
    const timeZone = zoneOf(application);
    const offsetMinutes = offsetAt(timeZone)(now);
    const decision = decideCheckIn(application);
    const [recent, asked, arrival] = await Promise.all([
      queries.page(applicationId, null, recentCount),
      rollCalls(context).openFor(studentId),
      queries.arrivalOf(applicationId),
    ]);
    const photos = await context.attachments.listFor(
      'check_in',
      recent.map(({ id }) => id),
    );
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
        arrivedOn: arrival.arrivedOn,
        address: arrival.address ?? '',
        phoneAbroad: arrival.phoneAbroad ?? '',
        accommodation: arrival.accommodation ?? '',
      },
      emergency: await emergencyIn(queries, last.country),
      recent: presentEntries(recent, photos),
    };
  };

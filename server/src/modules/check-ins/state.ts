import type { CheckInState } from '@yuanhang/contract';
import { dateAtOffset } from '@yuanhang/domain';
import { offsetAt } from '../../platform/zones';
import { decideCheckIn } from './classify';
import type { CheckInsContext } from './context';
import { dueOf } from './due';
import { ownApplication } from './own';
import { placeName } from './place';
import { emergencyIn, presentCheckIn } from './presenter';
import { zoneOf } from './situation';

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
    const recent = await queries.page(applicationId, null, recentCount);
    const country = application.stay.country ?? application.programme.country;
    const city = application.stay.city ?? application.programme.city ?? '';
    const last = recent[0] ?? { country, city };
    return {
      application: { id: application.id, number: application.number, programmeName: application.programme.name },
      now: now.toISOString(),
      allowed: decision.allowed,
      reason: decision.allowed ? null : decision.reason,
      due: dueOf(application, dateAtOffset(now, offsetMinutes)),
      destination: { name: placeName({ country, city }), country, city, timeZone, offsetMinutes },
      lastPlace: { country: last.country, city: last.city },
      emergency: await emergencyIn(queries, last.country),
      recent: recent.map(presentCheckIn),
    };
  };

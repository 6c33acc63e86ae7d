import { nextCheckInOn, type PlainDate } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';
import type { CheckInsContext } from './context';
import { ownApplication } from './own';
import { arrivalDate, momentOf, stayOf } from './situation';

export interface ArrivalDetails {
  readonly arrivedOn?: PlainDate | undefined;
  readonly address: string;
  readonly phoneAbroad: string;
  readonly accommodation: string;
}

/**
 * 补充在外信息: what a word in chat left out. Another day of arrival moves the grid with it.
 * Throws `not_found`, and `not_allowed_now` before the arrival.
 */
export const completeArrival =
  (context: CheckInsContext) =>
  (studentId: string, applicationId: string, details: ArrivalDetails): Promise<void> =>
    context.database.transaction(async (tx) => {
      const { applications, queries, database, clock } = context;
      await applications.hold(applicationId, tx);
      const application = await ownApplication(context, studentId, applicationId, tx);
      const arrival = await queries.arrivalOf(applicationId, tx);
      if (!arrival) throw new AppError('not_allowed_now', { message: '抵达打卡之后再补充', detail: 'not_arrived' });
      const { address, phoneAbroad, accommodation } = details;
      const known = { address, phone_abroad: phoneAbroad || null, accommodation };
      const now = clock.now();
      const arrivedOn = details.arrivedOn ?? application.stay.arrivedOn;
      if (arrivedOn === null || arrivedOn === application.stay.arrivedOn) {
        await database.update('check_ins', { id: arrival.id }, known, tx);
        return;
      }
      const day = arrivalDate(application, arrivedOn, momentOf(application, now, now));
      await database.update('check_ins', { id: arrival.id }, { ...known, arrived_on: day }, tx);
      const stay = stayOf(application, day);
      const nextOn = stay && nextCheckInOn(stay, await queries.lastAnsweredOn(applicationId, tx));
      await applications.setMobility(tx, applicationId, { arrivedOn: day, nextCheckInOn: nextOn });
    });

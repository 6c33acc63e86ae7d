import { nextCheckInOn, type PlainDate } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';
import type { CheckInsContext } from './context';
import { CheckIn } from './model';
import { ownApplication } from './own-application';
import { arrivalDate, checkInScheduleOf, momentOf } from './schedule';

export interface ArrivalDetails {
  readonly arrivedOn?: PlainDate | undefined;
  readonly address: string;
  readonly phoneAbroad: string;
  readonly accommodation: string;
}

/**
 * 补充在外信息 completes what a check-in by chat left out. Another day of arrival moves the check-in dates and is recorded in the
 * history.
 * Throws `not_found`, and `not_allowed_now` before the arrival and after the return.
 */
export const completeArrival =
  (context: CheckInsContext) =>
  (studentId: string, applicationId: string, details: ArrivalDetails): Promise<void> =>
    context.database.transaction(async (tx) => {
      const { applications, queries, database, clock } = context;
      await applications.lockApplication(applicationId, tx);
      const application = await ownApplication(context, studentId, applicationId, tx);
      const arrival = await queries.arrivalOf(applicationId, tx);
      if (!arrival) throw new AppError('not_allowed_now', { message: '抵达打卡之后再补充', detail: 'not_arrived' });
      if (application.state.stage !== 'dispatched')
        throw new AppError('not_allowed_now', { message: '交流已结束，在外信息不再更改', detail: 'not_abroad' });
      const { address, phoneAbroad, accommodation } = details;
      const known = { address, phoneAbroad: phoneAbroad || null, accommodation };
      const checkIn = { where: { id: arrival.id }, transaction: tx };
      const now = clock.now();
      const arrivedOn = details.arrivedOn ?? application.mobility.arrivedOn;
      if (arrivedOn === null || arrivedOn === application.mobility.arrivedOn) {
        await database.model(CheckIn).update(known, checkIn);
        return;
      }
      const day = arrivalDate(application, arrivedOn, momentOf(application, now, now));
      await database.model(CheckIn).update({ ...known, arrivedOn: day }, checkIn);
      const schedule = checkInScheduleOf(application, day);
      const nextOn = schedule && nextCheckInOn(schedule, await queries.lastAnsweredOn(applicationId, tx));
      await applications.setMobility(applicationId, { arrivedOn: day, nextCheckInOn: nextOn }, tx);
      await applications.appendTimeline(
        {
          applicationId,
          requestId: null,
          by: { id: studentId, name: application.student.name, role: 'student' },
          operation: 'correct_arrival',
          title: '更正抵达日期',
          comment: [application.mobility.arrivedOn, day].filter((date) => date !== null).join(' → '),
          stage: application.state.stage,
          step: null,
          version: application.version + 1,
        },
        tx,
      );
    });

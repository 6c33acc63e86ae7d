import { nextCheckInOn, type PlainDate } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { ApplicationRecord } from '../../applications';
import type { CheckInsContext } from '../context';
import { CheckIn } from '../model';
import { arrivalOf, lastAnsweredOn } from '../reads/check-ins';
import { ownApplication } from '../reads/own-application';
import { arrivalDate, checkInScheduleOf, momentOf } from '../reads/schedule';

export interface ArrivalDetails {
  readonly arrivedOn?: PlainDate | undefined;
  readonly address: string;
  readonly phoneAbroad: string;
  readonly accommodation: string;
}

/**
 * 补充在外信息: completes the data that a check-in by chat lacks. A different arrival date moves the check-in dates and is
 * recorded in the history. Throws `not_found`, and `not_allowed_now` before the arrival and after the return.
 */
export function completeArrival(
  context: CheckInsContext,
  studentId: string,
  applicationId: string,
  details: ArrivalDetails,
): Promise<void> {
  return context.database.transaction(async (tx) => {
    const { applications, database, clock } = context;
    await applications.lockApplication(applicationId, tx);
    const application = await ownApplication(context, studentId, applicationId, tx);
    const arrival = await arrivalOf(context, applicationId, tx);
    if (!arrival) throw new AppError('not_allowed_now', { message: '抵达打卡之后再补充', detail: 'not_arrived' });
    if (application.state.stage !== 'dispatched')
      throw new AppError('not_allowed_now', { message: '交流已结束，在外信息不再更改', detail: 'not_abroad' });
    await context.consents.require(studentId, 'whereabouts', tx);
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
    await moveArrival(context, application, day, tx);
  });
}

/** Moves the check-in dates to a different arrival date and records it in the history. */
async function moveArrival(
  context: CheckInsContext,
  application: ApplicationRecord,
  arrivedOn: PlainDate,
  tx: Tx,
): Promise<void> {
  const { applications } = context;
  const { id, student, state, mobility, version } = application;
  const schedule = checkInScheduleOf(application, arrivedOn);
  const nextOn = schedule && nextCheckInOn(schedule, await lastAnsweredOn(context, id, tx));
  await applications.setMobility(id, { arrivedOn, nextCheckInOn: nextOn }, tx);
  await applications.appendTimeline(
    {
      applicationId: id,
      requestId: null,
      by: { id: student.id, name: student.name, role: 'student' },
      operation: 'correct_arrival',
      title: '更正抵达日期',
      comment: [mobility.arrivedOn, arrivedOn].filter((date) => date !== null).join(' → '),
      stage: state.stage,
      step: null,
      version: version + 1,
    },
    tx,
  );
}

import { arrivalOpensOn, type CheckInSchedule, dateAtOffset, formatDate, type PlainDate } from '@yuanhang/domain';
import { fieldError } from '../../../platform/errors';
import { offsetAt } from '../../../platform/zones';
import type { ApplicationRecord } from '../../applications';

const home = 'Asia/Shanghai';

/** The time zone of the destination, used from departure on: a field of the stay, never guessed from a text. */
export const zoneOf = (record: ApplicationRecord | null): string =>
  record?.mobility.timeZone ?? record?.programme.timeZone ?? home;

/** The instant of a check-in and its date at the destination. */
export interface Moment {
  readonly madeAt: Date;
  readonly offsetMinutes: number;
  readonly localOn: PlainDate;
}

/** The clock of a phone may be wrong: a time in the future, or before the application, counts as now. */
export function momentOf(record: ApplicationRecord | null, statedTime: Date, now: Date): Moment {
  const madeAt = statedTime > now || (record && statedTime < record.createdAt) ? now : statedTime;
  const offsetMinutes = offsetAt(zoneOf(record))(madeAt);
  return { madeAt, offsetMinutes, localOn: dateAtOffset(madeAt, offsetMinutes) };
}

/** The inputs of the grid; null before arrival. */
export function checkInScheduleOf(
  record: ApplicationRecord,
  arrivedOn = record.mobility.arrivedOn,
): CheckInSchedule | null {
  if (arrivedOn === null) return null;
  const returnOn = record.mobility.returnOn ?? record.programme.endOn ?? arrivedOn;
  return { arrivedOn, returnOn, intervalDays: record.programme.checkInIntervalDays };
}

/**
 * The given arrival date, or the date of the check-in. Throws when it is in the future or long before the departure.
 */
export function arrivalDate(record: ApplicationRecord, given: PlainDate | undefined, { localOn }: Moment): PlainDate {
  if (given === undefined) return localOn;
  const earliest = record.mobility.departOn === null ? null : arrivalOpensOn(record.mobility.departOn);
  if (given > localOn) throw fieldError('arrivedOn', 'in_future', '抵达日期不能晚于今天');
  if (earliest !== null && given < earliest) {
    const message = `抵达日期不能早于 ${formatDate(earliest, localOn)}`;
    throw fieldError('arrivedOn', 'too_early', message);
  }
  return given;
}

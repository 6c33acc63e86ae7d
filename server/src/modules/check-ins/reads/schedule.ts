import { arrivalOpensOn, type CheckInSchedule, dateAtOffset, formatDate, type PlainDate } from '@yuanhang/domain';
import { fieldError } from '../../../platform/errors';
import { offsetAt } from '../../../platform/zones';
import type { ApplicationRecord } from '../../applications';

const home = 'Asia/Shanghai';

/** The destination's zone, in force from departure on: a field of the stay, never guessed from a text. */
export const zoneOf = (record: ApplicationRecord | null): string =>
  record?.mobility.timeZone ?? record?.programme.timeZone ?? home;

/** When and on which day at the destination something was said. */
export interface Moment {
  readonly madeAt: Date;
  readonly offsetMinutes: number;
  readonly localOn: PlainDate;
}

/** A phone's clock may be wrong: what it calls the future, or a time before the application, is now. */
export function momentOf(record: ApplicationRecord | null, said: Date, now: Date): Moment {
  const madeAt = said > now || (record && said < record.createdAt) ? now : said;
  const offsetMinutes = offsetAt(zoneOf(record))(madeAt);
  return { madeAt, offsetMinutes, localOn: dateAtOffset(madeAt, offsetMinutes) };
}

/** What the dates of the grid depend on; null before arrival. */
export function checkInScheduleOf(
  record: ApplicationRecord,
  arrivedOn = record.mobility.arrivedOn,
): CheckInSchedule | null {
  if (arrivedOn === null) return null;
  const returnOn = record.mobility.returnOn ?? record.programme.endOn ?? arrivedOn;
  return { arrivedOn, returnOn, intervalDays: record.programme.checkInIntervalDays };
}

/** The day of arrival as given, or the day it was said. Throws when it lies ahead or long before the departure. */
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

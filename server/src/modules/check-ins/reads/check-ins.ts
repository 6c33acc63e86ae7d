import type { PlainDate } from '@yuanhang/domain';
import type { RowOf, Tx } from '../../../platform/database';
import type { CheckInsContext } from '../context';
import type { CheckIn } from '../model';
import type { CheckInLocation } from '../presenters/location';
import { type CheckInRow, checkInColumns } from './records';

type Reader = Pick<CheckInsContext, 'database'>;

/** The check-in recorded under a key, undone or not. */
export const checkInByKey = (
  { database }: Reader,
  studentId: string,
  clientKey: string,
  tx: Tx,
): Promise<CheckInRow | null> =>
  database.first<CheckInRow>(
    `SELECT ${checkInColumns} FROM check_ins c WHERE c.student_id = :studentId AND c.client_key = :clientKey`,
    { studentId, clientKey },
    tx,
  );

export const checkInById = ({ database }: Reader, id: string, tx?: Tx): Promise<CheckInRow | null> =>
  database.first<CheckInRow>(`SELECT ${checkInColumns} FROM check_ins c WHERE c.id = :id`, { id }, tx);

/** Check-ins before a sequence number (null: all), newest first, without undone ones. */
export const checkInsOf = (
  { database }: Reader,
  applicationId: string,
  before: number | null,
  limit: number,
): Promise<CheckInRow[]> =>
  database.select<CheckInRow>(
    `SELECT ${checkInColumns} FROM check_ins c WHERE c.application_id = :applicationId AND c.undone_at IS NULL
     ${before === null ? '' : 'AND c.seq < :before'} ORDER BY c.seq DESC LIMIT :limit`,
    { applicationId, before, limit },
  );

/** The student's newest check-in that was not undone. */
export const lastCheckInOf = ({ database }: Reader, studentId: string, tx: Tx): Promise<CheckInRow | null> =>
  database.first<CheckInRow>(
    `SELECT ${checkInColumns} FROM check_ins c WHERE c.student_id = :studentId AND c.undone_at IS NULL
     ORDER BY c.seq DESC LIMIT 1`,
    { studentId },
    tx,
  );

/** Local date of the newest check-in by the time it was made; null when there is none. */
export async function lastAnsweredOn({ database }: Reader, applicationId: string, tx: Tx): Promise<PlainDate | null> {
  const row = await database.first<{ local_on: PlainDate | null }>(
    'SELECT MAX(local_on) AS local_on FROM check_ins WHERE application_id = :applicationId AND undone_at IS NULL',
    { applicationId },
    tx,
  );
  return row?.local_on ?? null;
}

/** The location of the newest check-in; null when there is none. */
export const lastLocation = ({ database }: Reader, applicationId: string, tx: Tx): Promise<CheckInLocation | null> =>
  database.first<CheckInLocation>(
    `SELECT country, city FROM check_ins WHERE application_id = :applicationId AND undone_at IS NULL
     ORDER BY seq DESC LIMIT 1`,
    { applicationId },
    tx,
  );

type ArrivalRow = Pick<RowOf<CheckIn>, 'id' | 'address' | 'phone_abroad' | 'accommodation'> & {
  readonly arrived_on: PlainDate;
};

/** The data of the arrival check-in; null before it. */
export const arrivalOf = ({ database }: Reader, applicationId: string, tx?: Tx): Promise<ArrivalRow | null> =>
  database.first<ArrivalRow>(
    `SELECT id, arrived_on, address, phone_abroad, accommodation FROM check_ins
     WHERE application_id = :applicationId AND undone_at IS NULL AND kind = 'arrival' ORDER BY seq DESC LIMIT 1`,
    { applicationId },
    tx,
  );

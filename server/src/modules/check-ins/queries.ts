import type { EmergencyContact, PlainDate } from '@yuanhang/domain';
import type { Database, Tx } from '../../platform/database';
import type { CheckInLocation } from './location';
import { type CheckInRow, checkInColumns } from './records';

export interface ArrivalRow {
  readonly id: string;
  readonly arrivedOn: PlainDate;
  readonly address: string | null;
  readonly phoneAbroad: string | null;
  readonly accommodation: string | null;
}

export function checkInQueries(database: Database) {
  return {
    /** What a key was answered with before, undone or not. */
    byKey(studentId: string, clientKey: string, tx?: Tx): Promise<CheckInRow | null> {
      return database.first<CheckInRow>(
        `SELECT ${checkInColumns} FROM check_ins c WHERE c.student_id = :studentId AND c.client_key = :clientKey`,
        { studentId, clientKey },
        tx,
      );
    },

    byId(id: string, tx?: Tx): Promise<CheckInRow | null> {
      return database.first<CheckInRow>(`SELECT ${checkInColumns} FROM check_ins c WHERE c.id = :id`, { id }, tx);
    },

    /** Newest first; those taken back are left out. */
    page(applicationId: string, before: number | null, limit: number, tx?: Tx): Promise<CheckInRow[]> {
      return database.select<CheckInRow>(
        `SELECT ${checkInColumns} FROM check_ins c WHERE c.application_id = :applicationId AND c.undone_at IS NULL
         ${before === null ? '' : 'AND c.seq < :before'} ORDER BY c.seq DESC LIMIT :limit`,
        { applicationId, before, limit },
        tx,
      );
    },

    lastOf(studentId: string, tx: Tx): Promise<CheckInRow | null> {
      return database.first<CheckInRow>(
        `SELECT ${checkInColumns} FROM check_ins c WHERE c.student_id = :studentId AND c.undone_at IS NULL
         ORDER BY c.seq DESC LIMIT 1`,
        { studentId },
        tx,
      );
    },

    /** Local date of the newest answer by when it was said; null when there is none. */
    async lastAnsweredOn(applicationId: string, tx: Tx): Promise<PlainDate | null> {
      const row = await database.first<{ local_on: PlainDate | null }>(
        'SELECT MAX(local_on) AS local_on FROM check_ins WHERE application_id = :applicationId AND undone_at IS NULL',
        { applicationId },
        tx,
      );
      return row?.local_on ?? null;
    },

    async lastLocation(applicationId: string, tx?: Tx): Promise<CheckInLocation | null> {
      return database.first<CheckInLocation>(
        `SELECT country, city FROM check_ins WHERE application_id = :applicationId AND undone_at IS NULL
         ORDER BY seq DESC LIMIT 1`,
        { applicationId },
        tx,
      );
    },

    /** A help request that is not ended yet, and who took it; null when there is none. */
    openHelp(studentId: string): Promise<{ takenBy: string | null } | null> {
      return database.first<{ takenBy: string | null }>(
        `SELECT k.name AS takenBy FROM help_requests h LEFT JOIN users k ON k.id = h.acknowledged_by
         WHERE h.student_id = :studentId AND h.closed_at IS NULL ORDER BY h.seq DESC LIMIT 1`,
        { studentId },
      );
    },

    /** The number abroad that the student gave last. */
    async phoneAbroad(studentId: string, tx: Tx): Promise<string | null> {
      const row = await database.first<{ phone_abroad: string }>(
        `SELECT phone_abroad FROM check_ins WHERE student_id = :studentId AND undone_at IS NULL
         AND phone_abroad IS NOT NULL ORDER BY seq DESC LIMIT 1`,
        { studentId },
        tx,
      );
      return row?.phone_abroad ?? null;
    },

    /** What the arrival told; null before it. */
    arrivalOf(applicationId: string, tx?: Tx): Promise<ArrivalRow | null> {
      return database.first<ArrivalRow>(
        `SELECT id, arrived_on AS arrivedOn, address, phone_abroad AS phoneAbroad, accommodation FROM check_ins
         WHERE application_id = :applicationId AND undone_at IS NULL AND kind = 'arrival' ORDER BY seq DESC LIMIT 1`,
        { applicationId },
        tx,
      );
    },

    /** Only what the office entered, with its source; none is better than a wrong one. */
    contactsIn(country: string | null, tx?: Tx): Promise<Omit<EmergencyContact, 'country'>[]> {
      if (country === null) return Promise.resolve([]);
      return database.select(
        `SELECT name, phone, source, verified_on AS verifiedOn FROM emergency_contacts
         WHERE country = :country ORDER BY name`,
        { country },
        tx,
      );
    },

    /**
     * What a word in chat is about: the stay that waits longest for an answer, else the newest application; null
     * when there is none.
     */
    async concerning(studentId: string): Promise<string | null> {
      const row = await database.first<{ id: string }>(
        `SELECT id FROM applications WHERE student_id = :studentId AND deleted_at IS NULL
         ORDER BY CASE stage WHEN 'dispatched' THEN 0 ELSE 1 END,
           CASE WHEN stage <> 'dispatched' THEN NULL WHEN arrived_on IS NULL THEN depart_on
             ELSE COALESCE(next_check_in_on, return_on) END, created_at DESC, id LIMIT 1`,
        { studentId },
      );
      return row?.id ?? null;
    },
  };
}
export type CheckInQueries = ReturnType<typeof checkInQueries>;

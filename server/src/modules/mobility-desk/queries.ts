import type { CheckIn, HelpRequest, StudentAbroad } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import { countryName, daysBetween, localDate, type PlainDate, shanghaiOffset } from '@yuanhang/domain';
import { z } from 'zod';
import { type Database, decodeCursor, pageOf, toInstant, toInstantOrNull, type Values } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { offsetAt } from '../../platform/zones';
import { type CheckInRow, presentCheckIn } from '../check-ins';

type AbroadQuery = z.output<typeof mobilityDeskSchemas.studentsAbroad.query>;
type HelpQuery = z.output<typeof mobilityDeskSchemas.helpRequests.query>;

/** The office sees everyone, a college its own students: said in the statement, not after it. */
export function scopeOf(principal: Principal, column: string): { where: string; values: Values } {
  if (principal.roles.includes('office')) return { where: '1 = 1', values: {} };
  return principal.collegeIds.length === 0
    ? { where: '1 = 0', values: {} }
    : { where: `${column} IN (:colleges)`, values: { colleges: principal.collegeIds } };
}

interface AbroadRow {
  readonly application_id: string;
  readonly number: string;
  readonly student_id: string;
  readonly name: string;
  readonly student_number: string;
  readonly college: string;
  readonly phone: string | null;
  readonly programme_name: string;
  readonly country: string | null;
  readonly city: string | null;
  readonly time_zone: string | null;
  readonly depart_on: PlainDate;
  readonly return_on: PlainDate;
  readonly arrived_on: PlainDate | null;
  readonly next_check_in_on: PlainDate | null;
  readonly due_on: PlainDate;
  readonly last_check_in_id: string | null;
}

interface HelpRow {
  readonly seq: number;
  readonly id: string;
  readonly student_id: string;
  readonly name: string;
  readonly student_number: string;
  readonly college: string;
  readonly phone: string | null;
  readonly application_id: string | null;
  readonly number: string | null;
  readonly place: string;
  readonly note: string;
  readonly source: string;
  readonly raised_at: string | Date;
  readonly offset_minutes: number;
  readonly acknowledged_at: string | Date | null;
  readonly acknowledged_by: string | null;
  readonly acknowledgement: string | null;
}

const presentHelp = (row: HelpRow): HelpRequest => ({
  id: row.id,
  student: {
    id: row.student_id,
    name: row.name,
    studentNumber: row.student_number,
    college: row.college,
    phone: row.phone,
  },
  applicationId: row.application_id,
  number: row.number,
  place: row.place,
  note: row.note,
  source: row.source,
  raisedAt: toInstant(row.raised_at),
  offsetMinutes: row.offset_minutes,
  acknowledgedAt: toInstantOrNull(row.acknowledged_at),
  acknowledgedBy: row.acknowledged_by,
  acknowledgement: row.acknowledgement,
});

const helpColumns = `h.seq, h.id, h.student_id, u.name, s.student_number, c.name AS college, u.phone, h.application_id, a.number, h.place, h.note,
  h.source, h.raised_at, h.offset_minutes, h.acknowledged_at, k.name AS acknowledged_by, h.acknowledgement`;
const helpFrom = `FROM help_requests h LEFT JOIN users u ON u.id = h.student_id LEFT JOIN students s ON s.user_id = h.student_id
  LEFT JOIN colleges c ON c.id = s.college_id LEFT JOIN applications a ON a.id = h.application_id LEFT JOIN users k ON k.id = h.acknowledged_by`;

/** When it would have to be heard of next: the next check-in, or the arrival three days after departure. */
const dueOn = 'COALESCE(a.next_check_in_on, CASE WHEN a.arrived_on IS NULL THEN a.depart_on END, a.return_on)';

export function mobilityDeskQueries(database: Database) {
  async function lastCheckIns(ids: readonly string[]): Promise<Map<string, CheckIn>> {
    if (ids.length === 0) return new Map();
    const rows = await database.select<CheckInRow>('SELECT * FROM check_ins WHERE id IN (:ids)', { ids });
    return new Map(rows.map((row) => [row.id, presentCheckIn(row)]));
  }

  return {
    /** Everybody sent out and not yet back, the one to hear of soonest first. */
    async studentsAbroad(principal: Principal, query: AbroadQuery, now: Date) {
      const { cursor, limit = 30, state = 'all', country, q } = query;
      const after = decodeCursor(cursor, z.tuple([z.string(), z.string()]));
      const scope = scopeOf(principal, 'a.college_id');
      const today = localDate(now, () => shanghaiOffset);
      const where = [
        "a.stage = 'dispatched'",
        scope.where,
        ...(state === 'overdue' ? [`${dueOn} < :today`, 'a.depart_on <= :today'] : []),
        ...(state === 'not_arrived' ? ['a.arrived_on IS NULL', 'a.depart_on <= :today'] : []),
        ...(country ? ['a.country = :country'] : []),
        ...(q ? ['(u.name = :q OR s.student_number = :q OR a.number = :q)'] : []),
        ...(after ? [`(${dueOn} > :key OR (${dueOn} = :key AND a.id > :id))`] : []),
      ];
      const rows = await database.select<AbroadRow>(
        `SELECT a.id AS application_id, a.number, a.student_id, u.name, s.student_number, c.name AS college, u.phone, p.name AS programme_name,
                a.country, a.city, a.time_zone, a.depart_on, a.return_on, a.arrived_on, a.next_check_in_on, ${dueOn} AS due_on,
                (SELECT k.id FROM check_ins k WHERE k.application_id = a.id AND k.undone_at IS NULL ORDER BY k.seq DESC LIMIT 1) AS last_check_in_id
         FROM applications a LEFT JOIN users u ON u.id = a.student_id LEFT JOIN students s ON s.user_id = a.student_id
         LEFT JOIN colleges c ON c.id = a.college_id LEFT JOIN programmes p ON p.id = a.programme_id
         WHERE ${where.join(' AND ')} ORDER BY ${dueOn}, a.id LIMIT :rows`,
        { ...scope.values, today, country, q, key: after?.[0], id: after?.[1], rows: limit + 1 },
      );
      const last = await lastCheckIns(rows.flatMap(({ last_check_in_id: id }) => (id === null ? [] : [id])));
      return pageOf(
        rows,
        limit,
        (row) => [row.due_on, row.application_id],
        (row): StudentAbroad => {
          const offset = row.time_zone ? offsetAt(row.time_zone) : () => shanghaiOffset;
          const there = localDate(now, offset);
          const lastCheckIn = row.last_check_in_id === null ? null : (last.get(row.last_check_in_id) ?? null);
          const awaited = row.next_check_in_on ?? (row.arrived_on === null ? row.depart_on : null);
          return {
            applicationId: row.application_id,
            number: row.number,
            student: {
              id: row.student_id,
              name: row.name,
              studentNumber: row.student_number,
              college: row.college,
              phone: row.phone,
            },
            programmeName: row.programme_name,
            countryName: row.country === null ? '' : countryName(row.country),
            place: lastCheckIn?.place || row.city || '',
            departOn: row.depart_on,
            returnOn: row.return_on,
            arrivedOn: row.arrived_on,
            nextCheckInOn: row.next_check_in_on,
            overdueDays: awaited !== null && awaited < there ? daysBetween(awaited, there) : 0,
            offsetMinutes: offset(now),
            lastCheckIn,
          };
        },
      );
    },

    /** Null when the application is not in the asker's scope. */
    inScope(principal: Principal, applicationId: string) {
      const scope = scopeOf(principal, 'a.college_id');
      return database.first<{ student_id: string }>(
        `SELECT a.student_id FROM applications a WHERE a.id = :applicationId AND ${scope.where}`,
        {
          ...scope.values,
          applicationId,
        },
      );
    },

    async helpRequests(principal: Principal, { cursor, limit = 30, open }: HelpQuery) {
      const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
      const scope = scopeOf(principal, 's.college_id');
      const where = [
        scope.where,
        ...(before === null ? [] : ['h.seq < :before']),
        ...(open === undefined ? [] : [`h.acknowledged_at IS ${open === 'true' ? '' : 'NOT '}NULL`]),
      ];
      const rows = await database.select<HelpRow>(
        `SELECT ${helpColumns} ${helpFrom} WHERE ${where.join(' AND ')} ORDER BY h.seq DESC LIMIT :rows`,
        {
          ...scope.values,
          before,
          rows: limit + 1,
        },
      );
      return pageOf(rows, limit, (row) => [row.seq], presentHelp);
    },

    async helpRequest(principal: Principal, id: string): Promise<HelpRequest | null> {
      const scope = scopeOf(principal, 's.college_id');
      const row = await database.first<HelpRow>(
        `SELECT ${helpColumns} ${helpFrom} WHERE h.id = :id AND ${scope.where}`,
        { ...scope.values, id },
      );
      return row && presentHelp(row);
    },
  };
}
export type MobilityDeskQueries = ReturnType<typeof mobilityDeskQueries>;

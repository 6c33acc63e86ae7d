import type { ResponseOf, StudentAbroad } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import { countryName, dateAtOffset, dateInShanghai, type PlainDate } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import { offsetAt } from '../../../platform/zones';
import { searchedApplications } from '../../applications';
import { type CheckInRow, checkInColumns, locationLabel, overdueDays, presentCheckIn } from '../../check-ins';
import type { MobilityDeskContext } from '../context';
import { type PersonRow, personColumns, presentPerson } from './person';
import { abroadScope } from './scope';

type Query = z.output<typeof mobilityDeskSchemas.studentsAbroad.query>;

interface StudentAbroadRow extends PersonRow {
  readonly stay_id: string;
  readonly number: string;
  readonly programme_name: string;
  readonly stay_country: string | null;
  readonly stay_city: string | null;
  readonly time_zone: string | null;
  readonly depart_on: PlainDate;
  readonly return_on: PlainDate;
  readonly stay_arrived_on: PlainDate | null;
  readonly next_check_in_on: PlainDate | null;
  /** The sort key of the list. */
  readonly heard_by: PlainDate;
  readonly reminders: number;
}
type Row = StudentAbroadRow & (CheckInRow | { readonly id: null });

/** The date of the next check-in, accurate enough for sorting. */
const heardBy = 'COALESCE(CASE WHEN a.arrived_on IS NULL THEN a.depart_on ELSE a.next_check_in_on END, a.return_on)';

const select = `SELECT a.id AS stay_id, a.number, p.name AS programme_name, a.country AS stay_country, a.city AS stay_city,
    a.time_zone, a.depart_on, a.return_on, a.arrived_on AS stay_arrived_on, a.next_check_in_on, ${heardBy} AS heard_by,
    (SELECT COUNT(*) FROM reminder_steps t WHERE t.subject_id = a.id AND t.state = 'sent'
      AND ((t.rule = 'periodic_check_in' AND t.due_on = a.next_check_in_on)
        OR (t.rule = 'arrival_check_in' AND a.arrived_on IS NULL AND t.due_on = a.depart_on))) AS reminders,
    ${personColumns}, ${checkInColumns}
  FROM applications a
  LEFT JOIN users u ON u.id = a.student_id
  LEFT JOIN students s ON s.user_id = a.student_id
  LEFT JOIN colleges g ON g.id = a.college_id
  LEFT JOIN programmes p ON p.id = a.programme_id
  LEFT JOIN check_ins c ON c.seq = (
    SELECT MAX(k.seq) FROM check_ins k WHERE k.application_id = a.id AND k.undone_at IS NULL)`;

/** Every student who is dispatched and not yet back, the earliest due check-in first. */
export async function studentsAbroad(
  { database, clock, checkIns }: MobilityDeskContext,
  principal: Principal,
  { cursor, limit = 30, state = 'all', country, city, collegeId, programmeId, q }: Query,
): Promise<ResponseOf<typeof mobilityDeskSchemas.studentsAbroad>> {
  const now = clock.now();
  const after = decodeCursor(cursor, z.tuple([z.string(), z.string()]));
  const scope = abroadScope(principal);
  const overdue = state === 'overdue' ? await checkIns.overdueCondition(now) : { where: '1 = 1', values: {} };
  const columns = { application: 'a.id', student: 'a.student_id', programme: 'a.programme_id' };
  const searched = q ? await searchedApplications(database, q, columns) : null;
  const where = [
    "a.stage = 'dispatched'",
    scope.where,
    overdue.where,
    ...(state === 'not_arrived' ? ['a.arrived_on IS NULL AND a.depart_on <= :today'] : []),
    ...(country ? ['a.country = :country'] : []),
    ...(city ? ['a.city = :city'] : []),
    ...(collegeId ? ['a.college_id = :collegeId'] : []),
    ...(programmeId ? ['a.programme_id = :programmeId'] : []),
    ...(searched ? [searched.where] : []),
    ...(after ? [`(${heardBy} > :afterDay OR (${heardBy} = :afterDay AND a.id > :afterId))`] : []),
  ];
  const rows = await database.select<Row>(
    `${select} WHERE ${where.join(' AND ')} ORDER BY heard_by, a.id LIMIT :rows`,
    {
      ...scope.values,
      ...overdue.values,
      today: dateInShanghai(now),
      country,
      city,
      collegeId,
      programmeId,
      ...searched?.values,
      afterDay: after?.[0],
      afterId: after?.[1],
      rows: limit + 1,
    },
  );
  return pageOf(
    rows,
    limit,
    (row) => [row.heard_by, row.stay_id],
    (row) => present(row, now),
  );
}

function present(row: Row, now: Date): StudentAbroad {
  const offsetMinutes = offsetAt(row.time_zone ?? 'Asia/Shanghai')(now);
  const lastCheckIn = row.id === null ? null : presentCheckIn(row);
  const dates = { departOn: row.depart_on, arrivedOn: row.stay_arrived_on, nextCheckInOn: row.next_check_in_on };
  return {
    applicationId: row.stay_id,
    number: row.number,
    student: presentPerson(row),
    programmeName: row.programme_name,
    countryName: row.stay_country === null ? '' : countryName(row.stay_country),
    place: lastCheckIn?.place || locationLabel({ country: row.stay_country, city: row.stay_city ?? '' }),
    departOn: row.depart_on,
    returnOn: row.return_on,
    arrivedOn: row.stay_arrived_on,
    nextCheckInOn: row.next_check_in_on,
    overdueDays: overdueDays(dates, dateAtOffset(now, offsetMinutes)),
    reminders: Number(row.reminders),
    offsetMinutes,
    lastCheckIn,
  };
}

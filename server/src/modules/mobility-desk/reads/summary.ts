import type { ResponseOf } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import { countryName, dateInShanghai } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { abroadScope, helpScope } from './scope';

type Summary = ResponseOf<typeof mobilityDeskSchemas.summary>;
interface CountryRow {
  readonly country: string | null;
  readonly students: number;
  readonly not_arrived: number;
  readonly overdue: number;
}

/** Counts the students by place, the overdue ones and the open help requests. */
export async function summary(
  { database, clock, checkIns }: MobilityDeskContext,
  principal: Principal,
): Promise<Summary> {
  const now = clock.now();
  const scope = abroadScope(principal);
  const overdue = await checkIns.overdueCondition(now);
  const rows = await database.select<CountryRow>(
    `SELECT a.country, COUNT(*) AS students,
       SUM(CASE WHEN a.arrived_on IS NULL AND a.depart_on <= :today THEN 1 ELSE 0 END) AS not_arrived,
       SUM(CASE WHEN ${overdue.where} THEN 1 ELSE 0 END) AS overdue
     FROM applications a WHERE a.stage = 'dispatched' AND ${scope.where} GROUP BY a.country`,
    { ...scope.values, ...overdue.values, today: dateInShanghai(now) },
  );
  const waiting = helpScope(principal);
  const help = await database.first<{ waiting: number }>(
    `SELECT COUNT(*) AS waiting FROM help_requests h LEFT JOIN students s ON s.user_id = h.student_id
     WHERE h.acknowledged_at IS NULL AND ${waiting.where}`,
    waiting.values,
  );
  const sum = (of: (row: CountryRow) => number) => rows.reduce((total, row) => total + Number(of(row)), 0);
  return {
    students: sum((row) => row.students),
    notArrived: sum((row) => row.not_arrived),
    overdue: sum((row) => row.overdue),
    helpWaiting: Number(help?.waiting ?? 0),
    countries: rows
      .flatMap(({ country, students }) =>
        country === null ? [] : [{ country, name: countryName(country), students: Number(students) }],
      )
      .sort((a, b) => b.students - a.students || a.country.localeCompare(b.country)),
  };
}

import type { reportSchemas } from '@yuanhang/contract/schemas';
import { dayMilliseconds } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Database, Values } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { handedInScope, searchedApplications } from '../applications';

export type Filter = Omit<z.output<typeof reportSchemas.download.body>, 'accounts' | 'purpose'>;

const startOfDay = (on: string) => new Date(`${on}T00:00:00+08:00`);
/** Days in Asia/Shanghai, both inclusive, as instants. */
export const daysOf = (from: string | undefined, until: string | undefined) => ({
  from: from && startOfDay(from),
  until: until && new Date(startOfDay(until).getTime() + dayMilliseconds),
});

/** Conditions on `applications a`, with its programme `p`, student `s` and user `u`: the scope, then the filter. */
export async function conditionsOf(
  database: Database,
  principal: Principal,
  filter: Filter,
): Promise<{ where: string[]; values: Values }> {
  const scope = handedInScope(principal);
  const { stage, collegeId, programmeId, year, country, category, level, lateEntry, q } = filter;
  const { submittedFrom, submittedUntil } = filter;
  const searched = q ? await searchedApplications(database, q, searchedColumns) : null;
  return {
    where: [
      scope.where,
      'a.deleted_at IS NULL',
      ...(stage ? ['a.stage IN (:stage)'] : []),
      ...(collegeId ? ['a.college_id = :collegeId'] : []),
      ...(programmeId ? ['a.programme_id = :programmeId'] : []),
      ...(year === undefined ? [] : ['p.year = :year']),
      ...(country ? ['a.country = :country'] : []),
      ...(category ? ['p.category = :category'] : []),
      ...(level ? ['s.level = :level'] : []),
      ...(lateEntry === undefined ? [] : ['a.late_entry = :lateEntry']),
      ...(submittedFrom ? ['a.submitted_at >= :from'] : []),
      ...(submittedUntil ? ['a.submitted_at < :until'] : []),
      ...(searched ? [searched.where] : []),
    ],
    values: {
      ...scope.values,
      ...searched?.values,
      stage,
      collegeId,
      programmeId,
      year,
      country,
      category,
      level,
      lateEntry,
      ...daysOf(submittedFrom, submittedUntil),
    },
  };
}

/** The columns of `joined` that a search looks in. */
export const searchedColumns = { application: 'a.id', student: 'a.student_id', programme: 'a.programme_id' } as const;

export const joined = `FROM applications a
  LEFT JOIN programmes p ON p.id = a.programme_id
  LEFT JOIN users u ON u.id = a.student_id
  LEFT JOIN students s ON s.user_id = a.student_id
  LEFT JOIN colleges c ON c.id = a.college_id`;

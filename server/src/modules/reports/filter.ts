import type { reportSchemas } from '@yuanhang/contract/schemas';
import { dayMilliseconds } from '@yuanhang/domain';
import type { z } from 'zod';
import { startsWithPattern, type Values } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { handedInScope } from '../applications';

export type Filter = Omit<z.output<typeof reportSchemas.download.body>, 'accounts' | 'purpose'>;

const startOfDay = (on: string) => new Date(`${on}T00:00:00+08:00`);
/** Days in Asia/Shanghai, both inclusive, as instants. */
export const daysOf = (from: string | undefined, until: string | undefined) => ({
  from: from && startOfDay(from),
  until: until && new Date(startOfDay(until).getTime() + dayMilliseconds),
});

/** Conditions on `applications a`, with its programme `p`, student `s` and user `u`: the scope, then the filter. */
export function conditionsOf(principal: Principal, filter: Filter): { where: string[]; values: Values } {
  const scope = handedInScope(principal);
  const { stage, collegeId, programmeId, year, country, category, level, lateEntry, q } = filter;
  const { submittedFrom, submittedUntil } = filter;
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
      ...(q
        ? ["(u.name LIKE :q ESCAPE '!' OR s.student_number LIKE :q ESCAPE '!' OR a.number LIKE :q ESCAPE '!')"]
        : []),
    ],
    values: {
      ...scope.values,
      stage,
      collegeId,
      programmeId,
      year,
      country,
      category,
      level,
      lateEntry,
      ...daysOf(submittedFrom, submittedUntil),
      q: q && startsWithPattern(q),
    },
  };
}

export const joined = `FROM applications a
  LEFT JOIN programmes p ON p.id = a.programme_id
  LEFT JOIN users u ON u.id = a.student_id
  LEFT JOIN students s ON s.user_id = a.student_id
  LEFT JOIN colleges c ON c.id = a.college_id`;

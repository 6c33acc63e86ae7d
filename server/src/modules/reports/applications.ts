import type { ResponseOf } from '@yuanhang/contract';
import type { reportSchemas } from '@yuanhang/contract/schemas';
import { countryName, type ReviewStep, type Stage, stageLabels } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf, toBoolean, toInstant } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ReportsContext } from './context';
import { conditionsOf, joined } from './filter';

type Listed = ResponseOf<typeof reportSchemas.applications>;
export interface ApplicationRow {
  readonly id: string;
  readonly number: string;
  readonly student_id: string;
  readonly student_name: string;
  readonly student_number: string;
  readonly college: string;
  readonly major: string;
  readonly programme_id: string;
  readonly programme_name: string;
  readonly year: number;
  readonly country: string | null;
  readonly stage: Stage;
  readonly awaits: ReviewStep | null;
  readonly late_entry: number;
  readonly depart_on: string | null;
  readonly return_on: string | null;
  readonly submitted_at: string | Date;
}
export const applicationColumns = `a.id, a.number, a.student_id, u.name AS student_name, s.student_number, c.name AS college,
  s.major, a.programme_id, p.name AS programme_name, p.year, a.country, a.stage, a.awaits, a.late_entry, a.depart_on,
  a.return_on, a.submitted_at`;

/** Every application that was ever submitted, by the time of submission. */
export async function listApplications(
  { database }: ReportsContext,
  principal: Principal,
  { cursor, limit = 30, sort = 'newest', ...filter }: z.output<typeof reportSchemas.applications.query>,
): Promise<Listed> {
  const after = decodeCursor(cursor, z.tuple([z.iso.datetime(), z.string()]));
  const { where, values } = await conditionsOf(database, principal, filter);
  const [sign, order] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const beyond = `(a.submitted_at ${sign} :at OR (a.submitted_at = :at AND a.id ${sign} :afterId))`;
  const rows = await database.select<ApplicationRow>(
    `SELECT ${applicationColumns} ${joined} WHERE ${[...where, ...(after ? [beyond] : [])].join(' AND ')}
     ORDER BY a.submitted_at ${order}, a.id ${order} LIMIT :rows`,
    { ...values, at: after && new Date(after[0]), afterId: after?.[1], rows: limit + 1 },
  );
  return pageOf(rows, limit, (row) => [toInstant(row.submitted_at), row.id], present);
}

const present = (row: ApplicationRow): Listed['items'][number] => ({
  id: row.id,
  number: row.number,
  student: {
    id: row.student_id,
    name: row.student_name,
    studentNumber: row.student_number,
    college: row.college,
    major: row.major,
  },
  programme: { id: row.programme_id, name: row.programme_name, year: row.year },
  countryName: row.country === null ? null : countryName(row.country),
  stage: row.stage,
  stageLabel: stageLabels[row.stage],
  awaits: row.awaits,
  lateEntry: toBoolean(row.late_entry),
  departOn: row.depart_on,
  returnOn: row.return_on,
  submittedAt: toInstant(row.submitted_at),
});

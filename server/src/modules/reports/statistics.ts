import type { ResponseOf } from '@yuanhang/contract';
import type { reportSchemas } from '@yuanhang/contract/schemas';
import {
  countryName,
  dayMilliseconds,
  type ReviewStep,
  reviewStepLabels,
  reviewSteps,
  type Stage,
  stageLabels,
  stages,
} from '@yuanhang/domain';
import { toDate } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ReportsContext } from './context';
import { conditionsOf, type Filter, joined } from './filter';

type Statistics = ResponseOf<typeof reportSchemas.statistics>;
interface Group {
  readonly grouped: string | number | null;
  readonly label: string | null;
  readonly total: number;
}
interface Decision {
  readonly step: ReviewStep;
  readonly at: string | Date;
  readonly since: string | Date | null;
}
/** The most decisions read: more would not change the percentiles noticeably. */
const sample = 20_000;

/** Counts and durations within the scope of the actor, over exactly the applications of the list. */
export async function statistics(
  context: ReportsContext,
  principal: Principal,
  filter: Pick<Filter, 'year' | 'collegeId'>,
): Promise<Statistics> {
  const [byStage, byCollege, byCountry, byYear, steps, punctual] = await Promise.all([
    grouped(context, principal, filter, 'a.stage', 'a.stage'),
    grouped(context, principal, filter, 'a.college_id', 'c.name'),
    grouped(context, principal, filter, 'a.country', 'a.country'),
    grouped(context, principal, { ...filter, year: undefined }, 'p.year', 'p.name'),
    decisions(context, principal, filter),
    punctuality(context, principal, filter),
  ]);
  const share = (label: (group: Group) => string) => (group: Group) => ({
    key: String(group.grouped ?? ''),
    label: label(group),
    count: Number(group.total),
  });
  const isStage = (text: unknown): text is Stage => stages.some((stage) => stage === text);
  return {
    applications: byStage.reduce((sum, { total }) => sum + Number(total), 0),
    byStage: byStage.map(share(({ grouped: stage }) => (isStage(stage) ? stageLabels[stage] : ''))),
    byCollege: byCollege.map(share(({ label }) => label ?? '')),
    byCountry: byCountry.map(
      share(({ grouped: country }) => (country === null ? '未定' : countryName(String(country)))),
    ),
    byYear: byYear.map(share(({ grouped: year }) => `${year} 年度`)).sort((a, b) => b.key.localeCompare(a.key)),
    decisions: steps,
    punctuality: punctual,
  };
}

/** Numbers of applications by the values of a column, the largest group first. */
async function grouped(
  { database }: ReportsContext,
  principal: Principal,
  filter: Filter,
  column: string,
  label: string,
): Promise<Group[]> {
  const { where, values } = await conditionsOf(database, principal, filter);
  return database.select<Group>(
    `SELECT ${column} AS grouped, MAX(${label}) AS label, COUNT(*) AS total ${joined}
     WHERE ${where.join(' AND ')} GROUP BY ${column} ORDER BY total DESC, grouped`,
    values,
  );
}

/** Durations of the steps, newest first: from the arrival of the application at the step, supplements included. */
async function decisions(
  { database }: ReportsContext,
  principal: Principal,
  filter: Filter,
): Promise<Statistics['decisions']> {
  const { where, values } = await conditionsOf(database, principal, filter);
  const rows = await database.select<Decision>(
    `SELECT t.step, t.at, (SELECT MAX(b.at) FROM timeline_entries b WHERE b.application_id = t.application_id
       AND b.request_id IS NULL AND b.seq < t.seq AND b.operation IN ('submit', 'approve')) AS since
     ${joined} JOIN timeline_entries t ON t.application_id = a.id AND t.request_id IS NULL
       AND t.operation IN ('approve', 'return', 'reject')
     WHERE ${where.join(' AND ')} AND t.step IS NOT NULL ORDER BY t.seq DESC LIMIT ${sample}`,
    values,
  );
  return reviewSteps.flatMap((step) => {
    const days = rows
      .filter((row) => row.step === step && row.since !== null)
      .map(({ at, since }) => (toDate(at).getTime() - toDate(since ?? at).getTime()) / dayMilliseconds)
      .sort((a, b) => a - b);
    if (days.length === 0) return [];
    return [
      {
        step,
        label: reviewStepLabels[step],
        count: days.length,
        medianDays: rounded(percentile(days, 0.5)),
        ninetyPercentDays: rounded(percentile(days, 0.9)),
      },
    ];
  });
}

/** Check-ins on time and late, and the number missing now. */
async function punctuality(
  { database, clock, checkIns }: ReportsContext,
  principal: Principal,
  filter: Filter,
): Promise<Statistics['punctuality']> {
  const { where, values } = await conditionsOf(database, principal, filter);
  const row = await database.first<{ on_time: number | null; late: number | null }>(
    `SELECT SUM(CASE WHEN k.kind = 'periodic' THEN 1 ELSE 0 END) AS on_time,
       SUM(CASE WHEN k.kind = 'late' THEN 1 ELSE 0 END) AS late
     ${joined} JOIN check_ins k ON k.application_id = a.id AND k.undone_at IS NULL WHERE ${where.join(' AND ')}`,
    values,
  );
  const overdue = await checkIns.overdueCondition(clock.now());
  const missing = await database.first<{ total: number }>(
    `SELECT COUNT(*) AS total ${joined} WHERE ${where.join(' AND ')} AND ${overdue.where}`,
    { ...values, ...overdue.values },
  );
  return { onTime: Number(row?.on_time ?? 0), late: Number(row?.late ?? 0), missing: Number(missing?.total ?? 0) };
}

/** The percentile of ascending values: the smallest value that at least this share does not exceed. */
const percentile = (values: readonly number[], part: number): number =>
  values[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0;
const rounded = (days: number) => Math.round(days * 10) / 10;

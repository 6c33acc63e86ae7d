import type { Problem } from '../forms/definition';
import { daysBetween, isPlausibleDate, type PlainDate } from '../time';
import type { StayDates } from './request-kind';

/** A student who confirms late may have left already; an earlier departure is a mistake in the year or the month. */
export const lateConfirmationDays = 30;
/** Dates that differ from the settled ones by a year are a mistake in the year. */
const yearDays = 365;

/**
 * Refuses dates of a stay that cannot be meant: a departure long past, or a year from the dates that are settled.
 * Smaller deviations are notices for the reviewer (`date-notices.ts`).
 * @param fields the fields of the form with these dates
 * @param settled the dates of the application; null while they are not known
 */
export function implausibleStay(
  given: StayDates,
  fields: Readonly<Partial<Record<keyof StayDates, string>>>,
  { settled, today }: { readonly settled: StayDates; readonly today: PlainDate },
): Problem[] {
  const problems: Problem[] = [];
  for (const end of ['departOn', 'returnOn'] as const) {
    const [field, date, other] = [fields[end], given[end], settled[end]];
    if (field === undefined || date === null || !isPlausibleDate(date)) continue;
    const past = daysBetween(date, today);
    if (end === 'departOn' && past > lateConfirmationDays && date !== other)
      problems.push({ field, code: 'in_the_past', message: `这一天已过去 ${past} 天，请核对年份和月份` });
    else if (other !== null && Math.abs(daysBetween(other, date)) >= yearDays)
      problems.push({ field, code: 'far_from_settled', message: `${labels[end]}，请核对年份` });
  }
  return problems;
}

const labels = { departOn: '比已定的出发日期相差一年以上', returnOn: '比已定的返校日期相差一年以上' } as const;

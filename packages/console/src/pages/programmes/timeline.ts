import { addDays, daysBetween, type PlainDate } from '@yuanhang/domain';

/** A stretch of days that is drawn on the time line. */
export interface Stretch {
  readonly from: PlainDate;
  readonly until: PlainDate;
}
export interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

const monthStart = (date: PlainDate): PlainDate => `${date.slice(0, 7)}-01`;
const nextMonth = (date: PlainDate): PlainDate => monthStart(addDays(monthStart(date), 31));

/** Whole months around what is drawn, today included, at most so many. */
export function spanOf(stretches: readonly Stretch[], today: PlainDate, maxMonths = 18): Span {
  const earliest = stretches.reduce((first, { from }) => (from < first ? from : first), today);
  const latest = stretches.reduce((last, { until }) => (until > last ? until : last), today);
  const reach = addDays(today, -92);
  const from = monthStart(earliest < reach ? reach : earliest);
  const months = monthsFrom(from, maxMonths);
  const end = addDays(nextMonth(latest), -1);
  const limit = addDays(months.at(-1) ?? from, -1);
  return { from, until: end < limit ? end : limit };
}

function monthsFrom(first: PlainDate, count: number): PlainDate[] {
  const months = [first];
  for (let at = 0; at < count; at += 1) months.push(nextMonth(months.at(-1) ?? first));
  return months;
}

/** The first days of the months within. */
export function monthsIn({ from, until }: Span): PlainDate[] {
  return monthsFrom(from, 60).filter((month) => month <= until);
}

/** Where a day begins, in percent of the span. */
export const placeOf = (date: PlainDate, { from, until }: Span): number =>
  (daysBetween(from, date) / (daysBetween(from, until) + 1)) * 100;

/** Where a stretch is drawn; null when nothing of it falls within. */
export function barOf(stretch: Stretch, span: Span): { readonly left: number; readonly width: number } | null {
  if (stretch.until < span.from || stretch.from > span.until) return null;
  const left = Math.max(0, placeOf(stretch.from, span));
  return { left, width: Math.min(100, placeOf(addDays(stretch.until, 1), span)) - left };
}

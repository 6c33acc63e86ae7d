import { addDays, daysBetween, type PlainDate } from '@yuanhang/domain';

/** A range of days on the timeline. */
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

/** The span of whole months that covers the stretches and today, at most `maxMonths`. */
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

/** The first days of the months in the span. */
export function monthsIn({ from, until }: Span): PlainDate[] {
  return monthsFrom(from, 60).filter((month) => month <= until);
}

/** The position of a day's start, in percent of the span. */
export const placeOf = (date: PlainDate, { from, until }: Span): number =>
  (daysBetween(from, date) / (daysBetween(from, until) + 1)) * 100;

/** The position of a stretch; null when it is outside the span. */
export function barOf(stretch: Stretch, span: Span): { readonly left: number; readonly width: number } | null {
  if (stretch.until < span.from || stretch.from > span.until) return null;
  const left = Math.max(0, placeOf(stretch.from, span));
  return { left, width: Math.min(100, placeOf(addDays(stretch.until, 1), span)) - left };
}

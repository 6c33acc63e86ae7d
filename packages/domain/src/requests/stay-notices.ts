import type { FormValues, Problem } from '../forms/definition';
import { dateOf } from '../forms/values';
import { addDays, daysBetween, formatFullDate, isPlausibleDate, type PlainDate } from '../time';
import type { StayDates } from './request-kind';

/** A stay may be longer than the programme by the days of travel and of settling in. */
export const stayMarginDays = 30;
/** Many countries refuse a passport that ends within six months of the return. */
export const documentMarginDays = 180;

/** The stay as a form gives it, with the fields that hold its dates. */
export interface GivenStay {
  readonly values: FormValues;
  readonly dates: Readonly<Partial<Record<keyof StayDates, string>>>;
  /** The path of the form in the answer, before the field's key. */
  readonly path: string;
}

/** What a reviewer should look at in a stay as a whole: longer than the programme, or a document that ends soon after. */
export function stayNotices({ values, dates, path }: GivenStay, programme: StayDates): Problem[] {
  const departOn = plausible(values, dates.departOn);
  const returnOn = plausible(values, dates.returnOn);
  if (returnOn === null) return [];
  return [
    ...tooLong({ departOn, returnOn }, programme, `${path}.${dates.returnOn}`),
    ...document(values, path, returnOn),
  ];
}

function tooLong(stay: { departOn: PlainDate | null; returnOn: PlainDate }, programme: StayDates, field: string) {
  if (stay.departOn === null || programme.departOn === null || programme.returnOn === null) return [];
  const own = daysBetween(stay.departOn, stay.returnOn);
  const allowed = daysBetween(programme.departOn, programme.returnOn);
  if (own <= allowed + stayMarginDays) return [];
  return [{ field, code: 'stay_too_long', message: `在外 ${own} 天，比项目的 ${allowed} 天长 ${own - allowed} 天` }];
}

function document(values: FormValues, path: string, returnOn: PlainDate): Problem[] {
  const key = 'travelDocumentValidUntil';
  const until = plausible(values, key);
  if (until === null || until < returnOn || until >= addDays(returnOn, documentMarginDays)) return [];
  const message = `证件 ${formatFullDate(until)}到期，离返校只有 ${daysBetween(returnOn, until)} 天，不足 6 个月`;
  return [{ field: `${path}.${key}`, code: 'document_expires_soon', message }];
}

function plausible(values: FormValues, key: string | undefined): PlainDate | null {
  const date = key === undefined ? null : dateOf(values, key);
  return isPlausibleDate(date) ? date : null;
}

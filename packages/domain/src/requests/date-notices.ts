import type { Field, FormDefinition, FormValues, Problem } from '../forms/definition';
import { applicationInformationForm, selfArrangedForm } from '../forms/definitions';
import { dateOf, isAsked } from '../forms/values';
import { daysBetween, formatFullDate, type PlainDate } from '../time';
import type { RequestKind, RequestStatus, Stage } from '../vocabulary';
import { requestDefinitions } from './registry';
import type { StayDates } from './request-kind';
import { stayNotices } from './stay-notices';

/** The facts with which the dates of a form are compared. */
export interface DateComparison {
  /** The dates of the programme, or of the self-arranged one as the student gave them. */
  readonly programme: StayDates;
  /** The stay as it is settled; null to compare with the programme only. */
  readonly stay: StayDates | null;
  /** Asia/Shanghai. */
  readonly today: PlainDate;
}

interface DatedForm {
  /** The path of the form in the answer, before the field's key. */
  readonly path: string;
  readonly form: FormDefinition;
  readonly values: FormValues;
  /** The fields with the first and the last day of the stay. */
  readonly dates: Readonly<Partial<Record<keyof StayDates, string>>>;
  /** Whether its dates are past when it is submitted, as those of a return. */
  readonly reportsPast: boolean;
}

/**
 * What a reviewer should look at before deciding an application: dates in the past, and dates that differ from those
 * of the programme. None after the review, when past dates are normal.
 */
export function applicationNotices(
  stage: Stage,
  pages: { readonly application: FormValues; readonly selfArranged: FormValues | null },
  comparison: Omit<DateComparison, 'stay'>,
): Problem[] {
  if (stage !== 'under_review' && stage !== 'supplement_required' && stage !== 'revision_required') return [];
  const dates = { departOn: 'startOn', returnOn: 'endOn' };
  const of = (path: string, form: FormDefinition, values: FormValues) =>
    noticesOf({ path, form, values, dates, reportsPast: false }, { ...comparison, stay: null });
  return [
    ...(pages.selfArranged === null ? [] : of('selfArranged', selfArrangedForm, pages.selfArranged)),
    ...of('application', applicationInformationForm, pages.application),
  ];
}

/** The same for a request; its dates are also compared with the settled stay. None after the decision. */
export function requestNotices(
  request: { readonly kind: RequestKind; readonly status: RequestStatus; readonly values: FormValues },
  comparison: DateComparison,
): Problem[] {
  if (request.status !== 'submitted' && request.status !== 'revision_required') return [];
  const { form, dates, reportsPast } = requestDefinitions[request.kind];
  return noticesOf({ path: 'form', form, values: request.values, dates, reportsPast }, comparison);
}

function noticesOf(dated: DatedForm, comparison: DateComparison): Problem[] {
  const { form, values } = dated;
  const asked = form.fields.filter((field) => field.type === 'date' && isAsked(field, values));
  const ofFields = asked.reduce<Problem[]>(
    (notices, field) => notices.concat(noticesOfField(field, dated, comparison)),
    [],
  );
  const asksStay = [dated.dates.departOn, dated.dates.returnOn].every(
    (key) => key === undefined || asked.some((field) => field.key === key),
  );
  return dated.reportsPast || !asksStay ? ofFields : [...ofFields, ...stayNotices(dated, comparison.programme)];
}

function noticesOfField(
  { key, label }: Field,
  { path, values, dates, reportsPast }: DatedForm,
  { programme, stay, today }: DateComparison,
): Problem[] {
  const date = dateOf(values, key);
  if (date === null) return [];
  const notices: Problem[] = [];
  const note = (code: string, message: string) => notices.push({ field: `${path}.${key}`, code, message });
  const compare = (code: string, named: string, other: PlainDate | null) => {
    if (other === null || other === date) return;
    note(code, `${label} ${formatFullDate(date)}比${named} ${formatFullDate(other)}${distance(date, other)}`);
  };
  if (!reportsPast && date < today) {
    note('in_the_past', `${label} ${formatFullDate(date)}已过去 ${daysBetween(date, today)} 天`);
  }
  for (const end of ['departOn', 'returnOn'] as const) {
    if (dates[end] !== key) continue;
    compare('differs_from_programme', programmeLabels[end], programme[end]);

    compare('differs_from_stay', stayLabels[end], stay === null ? null : stay[end]);
  }
  return notices;
}

/** `早 365 天`: how far a date is from another one. */
function distance(date: PlainDate, other: PlainDate): string {
  const days = daysBetween(other, date);
  return days < 0 ? `早 ${-days} 天` : `晚 ${days} 天`;
}

const programmeLabels = { departOn: '项目开始日期', returnOn: '项目结束日期' } as const;
const stayLabels = { departOn: '已定的出发日期', returnOn: '已定的返校日期' } as const;

import {
  type Field,
  type FieldValue,
  type FormDefinition,
  type FormValues,
  formatFullDate,
  formatInstant,
  isAsked,
  isPlainDate,
  minuteMilliseconds,
  shanghaiOffset,
  valueText,
} from '@yuanhang/domain';

export interface Table {
  /** Titles with the share of the width of each column; shares add up to 1. */
  readonly head: readonly (readonly [title: string, width: number])[];
  readonly rows: readonly (readonly string[])[];
}

/** The content of the paper, in order; the printer decides the layout. */
export interface Section {
  readonly title: string;
  /** Short answers, two per row. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly table: Table | null;
  /** Long answers, each under its question. */
  readonly texts: readonly (readonly [label: string, text: string])[];
}
export interface Paper {
  readonly title: string;
  readonly subtitle: string;
  /** At the foot of every page. */
  readonly footer: string;
  readonly sections: readonly Section[];
  /** Who signs or stamps the paper; places for it stand at its end. */
  readonly signatures: readonly string[];
}

/** The asked answers of a form, short ones first. */
export function formSection(form: FormDefinition, values: FormValues): Section {
  const asked = form.fields.filter((field) => isAsked(field, values));
  const printed = (isLong: boolean) =>
    asked
      .filter(({ type }) => (type === 'paragraph') === isLong)
      .map((field) => [field.label, answerText(field, values[field.key])] as const);
  return { title: form.title, facts: printed(false), table: null, texts: printed(true) };
}

/** Dates of a paper have one format, with the year. */
const answerText = (field: Field, value: FieldValue | undefined): string =>
  field.type === 'date' && isPlainDate(value) ? formatFullDate(value) : valueText(field, value);

export const factsSection = (title: string, facts: Section['facts']): Section => ({
  title,
  facts,
  table: null,
  texts: [],
});

/** An empty table has a single row that says so. */
export function tableSection(title: string, head: Table['head'], rows: Table['rows']): Section {
  const empty = [head.map((_, column) => (column === 0 ? '未填写' : ''))];
  return { title, facts: [], table: { head, rows: rows.length > 0 ? rows : empty }, texts: [] };
}

/** The reviewers with time and comment. */
export const reviewSection = (
  progress: readonly {
    readonly label: string;
    readonly by: string | null;
    readonly at: string | null;
    readonly comment: string | null;
  }[],
): Section =>
  tableSection(
    '审核记录',
    [
      ['环节', 0.16],
      ['经办人', 0.16],
      ['时间', 0.28],
      ['意见', 0.4],
    ],
    progress.map(({ label, by, at, comment }) => [
      label,
      by ?? '—',
      at === null ? '—' : moment(new Date(at)),
      comment ?? '',
    ]),
  );

/** `2026 年 11 月 24 日 10:00`, Asia/Shanghai. */
export function moment(instant: Date): string {
  const year = new Date(instant.getTime() + shanghaiOffset * minuteMilliseconds).getUTCFullYear();
  return `${year} 年 ${formatInstant(instant, shanghaiOffset)}`;
}

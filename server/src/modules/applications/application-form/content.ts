import type { Attachment, ProgressStep } from '@yuanhang/contract';
import {
  type FormDefinition,
  type FormValues,
  formatInstant,
  isAsked,
  languageTestLabels,
  shanghaiOffset,
  stageLabels,
} from '@yuanhang/domain';
import { formOf } from '../forms';
import type { ApplicationRecord, PageKey } from '../model';
import type { LanguageRow } from '../rows';
import { valueText } from './value-text';

export interface Table {
  /** Titles with the share of the width each column has; shares add up to 1. */
  readonly head: readonly (readonly [title: string, width: number])[];
  readonly rows: readonly (readonly string[])[];
}

/** What stands on the paper, in its order; how it looks is the printer's business. */
export interface Section {
  readonly title: string;
  /** Short answers, two to a row. */
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
}

export interface PaperParts {
  readonly record: ApplicationRecord;
  readonly languages: readonly LanguageRow[];
  readonly attachments: readonly Attachment[];
  readonly progress: readonly ProgressStep[];
}

/** The application form of an application as it stands now. */
export function applicationForm({ record, languages, attachments, progress }: PaperParts, now: Date): Paper {
  const { number, programme, state, pages, terms } = record;
  const onPage = (page: PageKey) => pageSection(formOf(page, terms), pages[page] ?? {});
  const pageKeys: readonly PageKey[] = ['basic', 'selfArranged', 'application', 'questions'];
  return {
    title: '学生出国（境）交流申请表',
    subtitle: `${number} · ${programme.name} · ${programme.year} 年度 · ${stageLabels[state.stage]}`,
    footer: `${number} · 打印于 ${moment(now)}`,
    sections: [
      ...pageKeys
        .filter((page) => pages[page] !== null)
        .map(onPage)
        .filter(({ facts, texts }) => facts.length + texts.length > 0),
      tableSection(
        '外语水平',
        [
          ['考试', 0.3],
          ['成绩', 0.16],
          ['考试日期', 0.18],
          ['说明', 0.36],
        ],
        languages.map(({ test, score, taken_on, note }) => [languageTestLabels[test], score, taken_on, note]),
      ),
      tableSection(
        '申请材料',
        [
          ['材料', 0.3],
          ['要求', 0.12],
          ['已上传的文件', 0.58],
        ],
        materialRows(record, attachments),
      ),
      {
        title: '本人承诺',
        facts: [],
        table: null,
        texts: [[`${record.student.name} 于 ${moment(record.declarationAcceptedAt)} 阅读并同意`, record.declaration]],
      },
      ...(state.everSubmitted
        ? [
            tableSection(
              '审核记录',
              [
                ['环节', 0.16],
                ['经办人', 0.16],
                ['时间', 0.28],
                ['意见', 0.4],
              ],
              progressRows(progress),
            ),
          ]
        : []),
    ],
  };
}

function pageSection(form: FormDefinition, values: FormValues): Section {
  const asked = form.fields.filter((field) => isAsked(field, values));
  const printed = (isLong: boolean) =>
    asked
      .filter(({ type }) => (type === 'paragraph') === isLong)
      .map((field) => [field.label, valueText(field, values[field.key])] as const);
  return { title: form.title, facts: printed(false), table: null, texts: printed(true) };
}

/** An empty table says so in its only row. */
function tableSection(title: string, head: Table['head'], rows: Table['rows']): Section {
  const empty = [head.map((_, column) => (column === 0 ? '未填写' : ''))];
  return { title, facts: [], table: { head, rows: rows.length > 0 ? rows : empty }, texts: [] };
}

const materialRows = ({ terms }: ApplicationRecord, attachments: readonly Attachment[]) =>
  terms.requirements
    .filter(({ phase }) => phase === 'application')
    .map(({ key, name, required }) => {
      const files = attachments.filter(({ requirementKey }) => requirementKey === key);
      return [name, required ? '必交' : '选交', files.map(({ fileName }) => fileName).join('、') || '—'];
    });

const progressRows = (progress: readonly ProgressStep[]) =>
  progress.map(({ label, by, at, comment }) => [
    label,
    by ?? '—',
    at === null ? '—' : moment(new Date(at)),
    comment ?? '',
  ]);

/** `2026 年 11 月 24 日 10:00`, Asia/Shanghai. */
function moment(instant: Date): string {
  const year = new Date(instant.getTime() + shanghaiOffset * 60_000).getUTCFullYear();
  return `${year} 年 ${formatInstant(instant, shanghaiOffset)}`;
}

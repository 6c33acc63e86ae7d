import type { Attachment, ProgressStep } from '@yuanhang/contract';
import { formatFullDate, languageTestLabels, stageLabels } from '@yuanhang/domain';
import { formSection, moment, type Paper, reviewSection, tableSection } from '../../../platform/print';
import { formOf, pageKeys } from '../reads/forms';
import type { ApplicationRecord } from '../reads/records';
import type { LanguageRow } from '../reads/rows';

export interface PaperParts {
  readonly record: ApplicationRecord;
  readonly languages: readonly LanguageRow[];
  readonly attachments: readonly Attachment[];
  readonly progress: readonly ProgressStep[];
}

/** 申请表: the printable form of an application in its current state. */
export function paperOf({ record, languages, attachments, progress }: PaperParts, now: Date): Paper {
  const { number, programme, state, pages, offering } = record;
  const onPages = pageKeys
    .filter((page) => pages[page] !== null)
    .map((page) => formSection(formOf(page, offering), pages[page] ?? {}))
    .filter(({ facts, texts }) => facts.length + texts.length > 0);
  const declared = `${record.student.name} 于 ${moment(record.declarationAcceptedAt)} 阅读并同意`;
  return {
    title: '学生出国（境）交流申请表',
    subtitle: `${number} · ${programme.name} · ${programme.year} 年度 · ${stageLabels[state.stage]}`,
    footer: `${number} · 打印于 ${moment(now)}`,
    sections: [
      ...onPages,
      tableSection(
        '外语水平',
        [
          ['考试', 0.3],
          ['成绩', 0.16],
          ['考试日期', 0.18],
          ['说明', 0.36],
        ],
        languages.map(({ test, score, taken_on, note }) => [
          languageTestLabels[test],
          score,
          formatFullDate(taken_on),
          note,
        ]),
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
      { title: '本人承诺', facts: [], table: null, texts: [[declared, offering.declaration]] },
      ...(state.everSubmitted ? [reviewSection(progress)] : []),
    ],
    signatures: ['申请人（签字）', '所在学院（签字、盖章）', '国际合作与交流处（签字、盖章）'],
  };
}

const materialRows = ({ offering }: ApplicationRecord, attachments: readonly Attachment[]) =>
  offering.requirements
    .filter(({ phase }) => phase === 'application')
    .map(({ key, name, required }) => {
      const files = attachments.filter(({ requirementKey }) => requirementKey === key);
      return [name, required ? '必交' : '选交', files.map(({ fileName }) => fileName).join('、') || '—'];
    });

import { formatFullDate, requestDefinitions, requestStatusLabels, safeFileName } from '@yuanhang/domain';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import {
  factsSection,
  formSection,
  moment,
  type Paper,
  print,
  reviewSection,
  tableSection,
} from '../../../platform/print';
import { hostOf, presentProgress, type TimelineRow } from '../../applications';
import type { RequestsContext } from '../context';
import { loadWithFiles } from './load';
import type { RequestRecord } from './records';

/** A PDF and its file name. */
export interface Document {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/**
 * The PDF of a submitted request, such as the 派出确认表, with numbers masked. Throws `not_found` outside the reader's
 * scope and for kinds without a document.
 */
export async function document(context: RequestsContext, principal: Principal, id: string): Promise<Document> {
  const record = await loadWithFiles(context, principal, id);
  const title = record && requestDefinitions[record.kind].document;
  if (!record || !title || record.state.status === 'draft') throw new AppError('not_found');
  const timeline = await context.applications.timelineOf(record.application.id, record.id);
  const { number, student } = record.application;
  return {
    fileName: safeFileName(`${number} ${student.name} ${title}.pdf`),
    bytes: await print(paperOf(context, record, title, timeline)),
  };
}

function paperOf(
  { forms, clock }: RequestsContext,
  record: RequestRecord,
  title: string,
  timeline: readonly TimelineRow[],
): Paper {
  const { application, state, kind } = record;
  const { number, programme, student, mobility } = application;
  const date = (on: string | null) => (on === null ? '—' : formatFullDate(on));
  const { form } = requestDefinitions[kind];
  return {
    title: `学生出国（境）交流${title}`,
    subtitle: `${number} · ${programme.name} · ${programme.year} 年度 · ${requestStatusLabels[state.status]}`,
    footer: `${number} · 打印于 ${moment(clock.now())}`,
    sections: [
      factsSection('学生与项目', [
        ['姓名', student.name],
        ['学号', student.studentNumber],
        ['学院', student.college],
        ['专业', student.major],
        ['接收院校', hostOf(application) ?? '—'],
        ['交流时间', `${date(mobility.departOn)} 至 ${date(mobility.returnOn)}`],
      ]),
      formSection(form, forms.mask(record.id, form, record.form)),
      ...(record.requirements.length > 0 ? [materials(record)] : []),
      reviewSection(presentProgress(state, timeline)),
    ],
    signatures: ['学生（签字）', '所在学院（签字、盖章）', '国际合作与交流处（签字、盖章）'],
  };
}

const materials = ({ requirements, attachments }: RequestRecord) =>
  tableSection(
    '材料',
    [
      ['材料', 0.3],
      ['已上传的文件', 0.7],
    ],
    requirements.map(({ key, name }) => {
      const files = attachments.filter(({ requirementKey }) => requirementKey === key);
      return [name, files.map(({ fileName }) => fileName).join('、') || '—'];
    }),
  );

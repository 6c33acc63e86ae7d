import type { Attachment } from '@yuanhang/contract';
import { checkComplete, type Problem, type Stage } from '@yuanhang/domain';
import { isTimeZone } from '../../../platform/zones';
import { formOf, pageKeys } from './forms';
import type { Offering, PageKey, Pages, Supplement } from './records';

interface Answers {
  readonly pages: Pages;
  readonly offering: Pick<Offering, 'requirements' | 'questions'>;
  readonly supplement: Supplement | null;
}

/** The problems that block the submission of one page; `field` is relative to the page. */
export function pageProblems(page: PageKey, { pages, offering }: Pick<Answers, 'pages' | 'offering'>): Problem[] {
  const values = pages[page];
  if (values === null) return [];
  const problems = checkComplete(formOf(page, offering), values);
  const zone = values.timeZone;
  const isOdd = page === 'selfArranged' && typeof zone === 'string' && !isTimeZone(zone);
  // Only the server has the list of time zones, which check-ins and quiet hours use.
  return isOdd ? [...problems, { field: 'timeZone', code: 'time_zone_unknown', message: '请检查当地时区' }] : problems;
}

/** Required materials of the phase that have no complete file; `field` is `materials.<key>`. */
export function missingMaterials(
  requirements: Offering['requirements'],
  phase: Offering['requirements'][number]['phase'],
  attachments: readonly Attachment[],
): Problem[] {
  return requirements
    .filter((r) => r.phase === phase && r.required && !attachments.some((a) => a.requirementKey === r.key))
    .map((r) => ({ field: `materials.${r.key}`, code: 'required', message: `请上传${r.name}` }));
}

/** Every missing item of the student's current task, page by page, then the materials; `field` links to it. */
export function missingOf(stage: Stage, answers: Answers, attachments: readonly Attachment[]): Problem[] {
  if (stage === 'supplement_required')
    return missingMaterials(answers.supplement?.items ?? [], 'application', attachments);
  if (stage !== 'draft' && stage !== 'revision_required') return [];
  const onPages = pageKeys.flatMap((page) =>
    pageProblems(page, answers).map((problem) => ({ ...problem, field: `${page}.${problem.field}` })),
  );
  return [...onPages, ...missingMaterials(answers.offering.requirements, 'application', attachments)];
}

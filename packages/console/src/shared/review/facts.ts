import { languageTestLabels, type PlainDate } from '@yuanhang/domain';
import { answerText } from './answer-text';
import { pagesOf, type Reviewed } from './record';

export interface Fact {
  readonly label: string;
  readonly text: string;
  /** The field key of a masked number, used to reveal it. */
  readonly sealed?: string;
}

/** The answers of an application that matter for the decision; the record page shows all of them. */
const decisive = ['gpa', 'startOn', 'endOn', 'fundingSource', 'budget', 'hasBeenAbroad', 'hostInstitution'];

/** The facts shown beside a decision: for an application the decisive ones, for a request all of them. */
export function factsOf(reviewed: Reviewed, today: PlainDate): readonly Fact[] {
  const { student } = reviewed.record;
  const answers = pagesOf(reviewed).flatMap(({ form, values }) =>
    form.fields.flatMap((field): Fact[] => {
      const value = values[field.key];
      const wanted = reviewed.subject === 'request' || decisive.includes(field.key);
      if (!wanted || value === undefined || value === null || value === '') return [];
      const text = answerText(field, value, today);
      return [{ label: field.label, text, ...(field.sensitive && { sealed: field.key }) }];
    }),
  );
  return [{ label: '学院 / 专业', text: `${student.college} · ${student.major}` }, ...answers, ...languages(reviewed)];
}

function languages(reviewed: Reviewed): readonly Fact[] {
  if (reviewed.subject === 'request' || reviewed.record.languages.length === 0) return [];
  const text = reviewed.record.languages
    .map(
      ({ test, score, takenOn }) => `${languageTestLabels[test]} ${score}（${takenOn.slice(0, 7).replace('-', '.')}）`,
    )
    .join('、');
  return [{ label: '外语', text }];
}

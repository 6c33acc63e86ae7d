import { type FormDefinition, type FormValues, isAsked, languageTestLabels, valueText } from '@yuanhang/domain';
import { fromJson, type Tx, toInstant } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import type { Answer, SubmittedFile } from '../stored';
import type { LanguageRow, SubmissionRow } from './rows';

interface Submitted {
  readonly answers: readonly Answer[];
  readonly files: readonly SubmittedFile[];
}
/** The differences from the previous submission; `since` is null for the first one. */
export interface SubmissionChanges {
  readonly since: string | null;
  readonly answers: { page: string; label: string; before: string; after: string }[];
  readonly filesAdded: { id: string; name: string }[];
  readonly filesRemoved: { id: string; name: string }[];
}

/** The answers to the asked fields of a form. */
export const answersOf = (form: FormDefinition, values: FormValues): Answer[] =>
  form.fields
    .filter((field) => isAsked(field, values))
    .map((field) => ({
      key: `${form.key}.${field.key}`,
      page: form.title,
      label: field.label,
      text: valueText(field, values[field.key]),
    }));

export const answersOfLanguages = (rows: readonly LanguageRow[]): Answer[] =>
  rows.map(({ id, test, score, taken_on }) => ({
    key: `languages.${id}`,
    page: '外语水平',
    label: languageTestLabels[test],
    text: `${score} · ${taken_on}`,
  }));

/**
 * The differences between the last two submissions of an application or a request.
 * @param subjectId of the application or the request
 * @param withFiles whether the reader may see the files of the subject
 */
export async function changesOf(
  { loaders }: ApplicationsContext,
  subjectId: string,
  withFiles: boolean,
  tx?: Tx,
): Promise<SubmissionChanges> {
  const [last, before] = (await loaders.submissionsOf([subjectId], tx)).get(subjectId) ?? [];
  if (!last || !before) return unchanged;
  const { answers, ...files } = difference(submitted(before), submitted(last));
  return { ...unchanged, since: toInstant(before.at), answers, ...(withFiles && files) };
}

/** The differences of a first submission. */
export const unchanged: SubmissionChanges = { since: null, answers: [], filesAdded: [], filesRemoved: [] };

const submitted = ({ answers, files }: SubmissionRow): Submitted => ({
  answers: fromJson(answers),
  files: fromJson(files),
});

function difference(before: Submitted, after: Submitted): Omit<SubmissionChanges, 'since'> {
  const textOf = ({ answers }: Submitted) => new Map(answers.map(({ key, text }) => [key, text]));
  const [old, fresh] = [textOf(before), textOf(after)];
  const gone = before.answers.filter(({ key }) => !fresh.has(key));
  const isIn = ({ files }: Submitted, id: string) => files.some((file) => file.id === id);
  return {
    answers: [...after.answers, ...gone]
      .filter(({ key }) => old.get(key) !== fresh.get(key))
      .map(({ key, page, label }) => ({ page, label, before: old.get(key) ?? '—', after: fresh.get(key) ?? '—' })),
    filesAdded: after.files.filter(({ id }) => !isIn(before, id)),
    filesRemoved: before.files.filter(({ id }) => !isIn(after, id)),
  };
}

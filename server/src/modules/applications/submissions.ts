import type { Attachment } from '@yuanhang/contract';
import { type FormDefinition, type FormValues, isAsked, languageTestLabels, valueText } from '@yuanhang/domain';
import {
  type Database,
  fromJson,
  json,
  type RowsByOwner,
  rowsByOwner,
  type Tx,
  toInstant,
} from '../../platform/database';
import type { LanguageRow } from './rows';

/** One answer as it was handed in, in words; `key` is stable from one submission to the next. */
export interface Answer {
  readonly key: string;
  readonly page: string;
  readonly label: string;
  readonly text: string;
}
interface SubmissionRow {
  readonly subject_id: string;
  readonly at: string | Date;
  readonly answers: string;
  readonly files: string;
}
interface HandedIn {
  readonly answers: readonly Answer[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
}
/** What is different from the submission before; `since` is null for a first one. */
export interface Changes {
  readonly since: string | null;
  readonly answers: { page: string; label: string; before: string; after: string }[];
  readonly filesAdded: { id: string; name: string }[];
  readonly filesRemoved: { id: string; name: string }[];
}

/** What a student does that hands the application in, and is kept as a submission. */
export const submittingOperations: ReadonlySet<string> = new Set(['submit', 'supplement']);

/** The answers of a form that were asked for. */
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

/** What was handed in each time, of applications and of requests, so that a reviewer sees what is new. */
export class Submissions {
  /** Newest first: handed in anew a few times at most. */
  readonly #of: RowsByOwner<SubmissionRow>;

  constructor(private readonly database: Database) {
    this.#of = rowsByOwner<SubmissionRow>(
      database,
      'SELECT subject_id, at, answers, files FROM submissions WHERE subject_id IN (:owners) ORDER BY seq DESC',
      ({ subject_id }) => subject_id,
    );
  }

  async record(
    tx: Tx,
    of: { readonly subjectId: string; readonly applicationId: string },
    answers: readonly Answer[],
    attachments: readonly Attachment[],
    at: Date,
  ): Promise<void> {
    const files = attachments.map(({ id, fileName }) => ({ id, name: fileName }));
    const row = { subject_id: of.subjectId, application_id: of.applicationId, at };
    await this.database.insert('submissions', { ...row, answers: json(answers), files: json(files) }, tx);
  }

  /** Between the last submission and the one before it. */
  async changesOf(subjectId: string): Promise<Changes> {
    const [last, before] = (await this.#of([subjectId])).get(subjectId) ?? [];
    if (!last || !before) return unchanged;
    return { since: toInstant(before.at), ...difference(handedIn(before), handedIn(last)) };
  }
}

/** Of a first submission. */
export const unchanged: Changes = { since: null, answers: [], filesAdded: [], filesRemoved: [] };

const handedIn = ({ answers, files }: SubmissionRow): HandedIn => ({
  answers: fromJson<Answer[]>(answers),
  files: fromJson<{ id: string; name: string }[]>(files),
});

function difference(before: HandedIn, after: HandedIn): Omit<Changes, 'since'> {
  const textOf = ({ answers }: HandedIn) => new Map(answers.map(({ key, text }) => [key, text]));
  const [old, fresh] = [textOf(before), textOf(after)];
  const gone = before.answers.filter(({ key }) => !fresh.has(key));
  const isIn = ({ files }: HandedIn, id: string) => files.some((file) => file.id === id);
  return {
    answers: [...after.answers, ...gone]
      .filter(({ key }) => old.get(key) !== fresh.get(key))
      .map(({ key, page, label }) => ({ page, label, before: old.get(key) ?? '—', after: fresh.get(key) ?? '—' })),
    filesAdded: after.files.filter(({ id }) => !isIn(before, id)),
    filesRemoved: before.files.filter(({ id }) => !isIn(after, id)),
  };
}

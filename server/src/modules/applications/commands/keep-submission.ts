import type { Attachment } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import { Submission } from '../model';
import { formOf, pageKeys } from '../reads/forms';
import type { ApplicationRecord } from '../reads/records';
import { answersOf, answersOfLanguages } from '../reads/submissions';
import type { Answer } from '../stored';

export interface SubmissionInput {
  /** Of the application or the request that was handed in. */
  readonly subjectId: string;
  readonly applicationId: string;
  readonly answers: readonly Answer[];
  readonly attachments: readonly Attachment[];
}

/** Keeps what was handed in, of an application or of a request, so that the reviewer of a later one sees what is new. */
export async function keepSubmission(
  { database, clock }: Pick<ApplicationsContext, 'database' | 'clock'>,
  { attachments, ...input }: SubmissionInput,
  tx: Tx,
): Promise<void> {
  const files = attachments.map(({ id, fileName }) => ({ id, name: fileName }));
  await database.add(Submission, { ...input, files, at: clock.now() }, tx);
}

/** An application as it is handed in now. */
export async function keepApplication(
  context: ApplicationsContext,
  { id, pages, offering, attachments }: ApplicationRecord,
  tx: Tx,
): Promise<void> {
  const languages = (await context.loaders.languagesOf([id], tx)).get(id) ?? [];
  const answers = [
    ...pageKeys.flatMap((page) => answersOf(formOf(page, offering), pages[page] ?? {})),
    ...answersOfLanguages(languages),
  ];
  await keepSubmission(context, { subjectId: id, applicationId: id, answers, attachments }, tx);
}

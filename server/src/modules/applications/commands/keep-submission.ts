import type { Attachment } from '@yuanhang/contract';
import type { Tx } from '../../../platform/database';
import type { ApplicationsContext } from '../context';
import { Submission } from '../model';
import { formOf, pageKeys } from '../reads/forms';
import type { ApplicationRecord } from '../reads/records';
import { answersOf, answersOfLanguages } from '../reads/submissions';
import type { Answer } from '../stored';

export interface SubmissionInput {
  /** The id of the submitted application or request. */
  readonly subjectId: string;
  readonly applicationId: string;
  readonly answers: readonly Answer[];
  readonly attachments: readonly Attachment[];
}

/**
 * Stores the submitted answers of an application or request, so that the reviewer of a later submission sees the
 * differences.
 */
export async function keepSubmission(
  { database, clock }: Pick<ApplicationsContext, 'database' | 'clock'>,
  { attachments, ...input }: SubmissionInput,
  tx: Tx,
): Promise<void> {
  const files = attachments.map(({ id, fileName }) => ({ id, name: fileName }));
  await database.add(Submission, { ...input, files, at: clock.now() }, tx);
}

/** Stores the answers of an application that is submitted now. */
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

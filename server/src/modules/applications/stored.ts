import type { Requirement } from '@yuanhang/contract';
import type { FormDefinition, SupplementEnding } from '@yuanhang/domain';

/** What the columns of this module's tables hold as JSON or as one of a list of words. */

/** What is kept of a programme at submit: later edits of the programme change nothing of it. */
export interface FrozenOffering {
  readonly requirements: readonly Requirement[];
  readonly questions: FormDefinition;
}

/** One answer as it was handed in, in words; `key` is stable from one submission to the next. */
export interface Answer {
  readonly key: string;
  readonly page: string;
  readonly label: string;
  readonly text: string;
}
export interface SubmittedFile {
  readonly id: string;
  readonly name: string;
}

export type SupplementState = 'open' | SupplementEnding;

import type { Requirement } from '@yuanhang/contract';
import type { FormDefinition, SupplementEnding } from '@yuanhang/domain';

/** Types of the JSON and word-list columns of this module's tables. */

/** The programme data frozen on submission: later edits of the programme do not affect them. */
export interface FrozenOffering {
  readonly requirements: readonly Requirement[];
  readonly questions: FormDefinition;
}

/** One submitted answer in words; `key` is stable across submissions. */
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

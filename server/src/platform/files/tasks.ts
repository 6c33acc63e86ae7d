import type { FileType } from '@yuanhang/domain';
import type { NoSheet } from '../sheets/kind';
import type { RowsQuestion } from '../sheets/sheet-row';
import type { Flawed } from './content';

/** What a thread may be asked about a file. */
export interface FileQuestions {
  readonly content: { readonly accepted: readonly FileType[]; readonly bytes: Uint8Array };
  readonly rows: RowsQuestion & { readonly bytes: Uint8Array };
}
/** What it answers. */
export interface FileAnswers {
  readonly content: ContentAnswer;
  readonly rows: RowsAnswer;
}
export type ContentAnswer =
  | Flawed
  | {
      readonly verdict: 'sound';
      readonly type: FileType;
      /** Of the bytes to store. */
      readonly sha256: string;
      /** The bytes to store; null when they are the given ones. */
      readonly bytes: Uint8Array | null;
    };
/** Rows as batches of JSON, so that receiving a large sheet takes the server no time. */
export type RowsAnswer =
  | {
      readonly kind: 'rows';
      readonly sheet: string;
      readonly others: readonly string[];
      readonly batches: readonly Uint8Array[];
    }
  | { readonly kind: 'refused'; readonly refusal: NoSheet | 'too_many_rows' | 'too_complex' };

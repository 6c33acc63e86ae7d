import type { FileType } from '@yuanhang/domain';
import type { Flawed } from './content';
import { readInThread, TooComplex } from './pool';

export type Flaw =
  | Flawed
  /** Checking it needs more time or memory than a file may take. */
  | { readonly verdict: 'too_complex' };
export type CheckedFile =
  | {
      readonly verdict: 'sound';
      /** By the content, whatever the name says. */
      readonly type: FileType;
      /** The bytes to store: of a picture without the place where it was taken, and without what follows its end. */
      readonly bytes: Buffer;
      /** Of the bytes to store. */
      readonly sha256: string;
    }
  | Flaw;

/** Checks the whole content of a file in a thread, within limits of time and memory. */
export async function checkFile(accepted: readonly FileType[], bytes: Buffer): Promise<CheckedFile> {
  try {
    const answer = await readInThread('content', { accepted, bytes });
    if (answer.verdict !== 'sound') return answer;
    return { ...answer, bytes: answer.bytes === null ? bytes : Buffer.from(answer.bytes) };
  } catch (error) {
    if (error instanceof TooComplex) return { verdict: 'too_complex' };
    throw error;
  }
}

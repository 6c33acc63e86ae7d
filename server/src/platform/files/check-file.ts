import type { FileType } from '@yuanhang/domain';
import type { Verdict } from './content';
import { readInThread, TooComplex } from './pool';

export type Flaw = Exclude<Verdict, 'sound'> | 'too_complex';
export type CheckedFile =
  | { readonly verdict: 'sound'; readonly sha256: string }
  | {
      /** `too_complex`: checking it needs more time or memory than a file may take. */
      readonly verdict: Flaw;
    };

/** Checks the whole content of a file in a thread, within limits of time and memory. */
export async function checkFile(type: FileType, bytes: Uint8Array): Promise<CheckedFile> {
  try {
    const { verdict, sha256 } = await readInThread('content', { type, bytes });
    return verdict === 'sound' ? { verdict, sha256 } : { verdict };
  } catch (error) {
    if (error instanceof TooComplex) return { verdict: 'too_complex' };
    throw error;
  }
}

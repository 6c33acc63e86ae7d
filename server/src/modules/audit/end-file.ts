import { appendFile, readFile } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import type { Head } from './chain';

/** An end as people note it down: `number:digest`. */
export const endText = ({ seq, digest }: Head): string => `${seq}:${digest}`;

/** Null when the text is not an end. */
export function endOf(text: string): Head | null {
  const [, seq, digest] = /^(\d{1,10}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || digest === undefined ? null : { seq: Number(seq), digest };
}

/** Ends of the log in a file that only grows, a line for each: the time, a space, the end. */
export interface EndFile {
  /** The newest end; null when the file is empty or new. Rejects when the file cannot be read. */
  last(): Promise<Head | null>;
  append(end: Head, at: Date): Promise<void>;
}

/** @param path of a file on a disk that a user of the database cannot write to; created when it is missing */
export function endFile(path: string): EndFile {
  return {
    async last() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (isNativeError(error) && 'code' in error && error.code === 'ENOENT') return '';
        throw error;
      });
      const line = text.trimEnd().split('\n').at(-1) ?? '';
      return endOf(line.split(' ').at(-1) ?? '');
    },
    append: (end, at) => appendFile(path, `${at.toISOString()} ${endText(end)}\n`, { mode: 0o640 }),
  };
}

import { createHash } from 'node:crypto';
import { packRows } from '../sheets/pack-rows';
import { contentVerdict } from './content';
import type { FileAnswers, FileQuestions } from './tasks';

/** What the threads of the pool do. Only this file and those that it imports read strangers' bytes. */

export async function content({ type, bytes }: FileQuestions['content']): Promise<FileAnswers['content']> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { verdict: await contentVerdict(type, bufferOf(bytes)), sha256 };
}

export async function rows({ fileName, maxRows, bytes }: FileQuestions['rows']): Promise<FileAnswers['rows']> {
  return packRows(fileName, bufferOf(bytes), maxRows);
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

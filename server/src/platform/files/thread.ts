import { createHash } from 'node:crypto';
import { packRows } from '../sheets/pack-rows';
import { judge } from './content';
import type { FileAnswers, FileQuestions } from './tasks';

/** What the threads of the pool do. Only this file and those that it imports read strangers' bytes. */

export async function content({ accepted, bytes }: FileQuestions['content']): Promise<FileAnswers['content']> {
  const given = bufferOf(bytes);
  const found = await judge(accepted, given);
  if (found.verdict !== 'sound') return found;
  const sha256 = createHash('sha256').update(found.bytes).digest('hex');
  const { verdict, type } = found;
  // Bytes alone are copied to the server; a buffer may be a view of more.
  return { verdict, type, sha256, bytes: found.bytes === given ? null : new Uint8Array(found.bytes) };
}

export async function rows({ bytes, ...question }: FileQuestions['rows']): Promise<FileAnswers['rows']> {
  return packRows(question, bufferOf(bytes));
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

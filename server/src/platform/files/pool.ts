import { extname, join } from 'node:path';
import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import type { FileAnswers, FileQuestions } from './tasks';

/** A file needed more time or memory than it may take; its thread was ended. */
export class TooComplex extends Error {}

export interface FileLimits {
  readonly milliseconds: number;
  /** Of JavaScript objects; a file is unpacked in chunks, which are outside of it. */
  readonly heapMegabytes: number;
}
/** A hundred times what the largest ordinary file takes. */
const ordinaryLimits: FileLimits = { milliseconds: 15_000, heapMegabytes: 192 };
const threads = 2;
const idleMilliseconds = 10_000;

/** Asks a thread about a file. */
export type ReadInThread = <K extends keyof FileQuestions>(
  name: K,
  question: FileQuestions[K],
) => Promise<FileAnswers[K]>;

/** Asks a thread of its own memory about a file, so that no file can stop the server. Throws `TooComplex`. */
export const readInThread: ReadInThread = createPool(ordinaryLimits);

/** Starts no thread before the first file. */
export function createPool(limits: FileLimits): ReadInThread {
  // Counts the time of a file from the moment when a thread is free for it.
  const free = pLimit(threads);
  let pool: Promise<Piscina> | null = null;
  return (name, question) => {
    pool ??= openPool(limits);
    const opened = pool;
    return free(async () => {
      const piscina = await opened;
      // A copy that the thread takes over: the caller keeps its own.
      const bytes = new Uint8Array(question.bytes);
      const signal = AbortSignal.timeout(limits.milliseconds);
      try {
        return await piscina.run({ ...question, bytes }, { name, signal, transferList: [bytes.buffer] });
      } catch (error) {
        if (signal.aborted || isOutOfMemory(error)) throw new TooComplex();
        throw error;
      }
    });
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Loads the library with the first file, to keep the server's start fast. Idle threads do not keep a process alive. */
async function openPool({ heapMegabytes }: FileLimits): Promise<Piscina> {
  const { Piscina } = (await import('piscina')).default;
  const language = extname(__filename);
  const pool = new Piscina({
    filename: join(__dirname, `thread${language}`),
    // Loaded when a thread starts.
    name: 'content' satisfies keyof FileQuestions,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMilliseconds,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
    // A suite runs the sources, which a thread must compile like the process that starts it.
    execArgv: language === '.ts' ? ['--require', join(__dirname, '../../../../config/jest/run-source.cjs')] : [],
  });
  // A thread that fails while no file is in it would otherwise end the server. The pool replaces it.
  pool.on('error', (error) => process.emitWarning(String(error), 'FileThread'));
  return pool;
}

import { ApiError } from '@yuanhang/contract';
import type { Parts } from './parts';

const waits = [1_000, 2_000, 5_000, 10_000];
const worthRepeating = [401, 403, 408, 425, 429];

/** The server still works on what we sent before we lost patience; its answer is there soon. */
const isUnderWay = ({ body }: ApiError): boolean => body.code === 'request_in_progress';

/** No answer, or one that says nothing about the request itself: the same request may succeed later. */
export const mayPass = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.status >= 500 || worthRepeating.includes(error.status) || isUnderWay(error);

/** Repeats until the server answered; null once the bot stops. Throws an answer that will not change. */
export async function persist<T>(
  attempt: () => Promise<T>,
  { timers, signal, logger }: Pick<Parts, 'timers' | 'signal' | 'logger'>,
): Promise<T | null> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
      if (tries === 0) logger.warn({ err: error }, 'no answer from the server, trying again');
      await timers.sleep(waits[Math.min(tries, waits.length - 1)] ?? 0, signal);
    }
  }
  return null;
}

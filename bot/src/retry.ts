import { ApiError } from '@yuanhang/contract';
import type { BotContext } from './bot-context';

/** Pauses between attempts; the last one repeats. */
const pausesMilliseconds = [1_000, 2_000, 5_000, 10_000];
const transientStatuses = [401, 403, 408, 425, 429];

/** An earlier attempt with the same key timed out on our side and is still being processed by the server. */
const isInProgress = ({ body }: ApiError): boolean => body.code === 'request_in_progress';

/** Whether the same request may succeed later: there was no answer, or the answer does not concern the request itself. */
export const isTransient = (error: unknown): boolean =>
  !(error instanceof ApiError) ||
  error.status >= 500 ||
  transientStatuses.includes(error.status) ||
  isInProgress(error);

/**
 * Repeats `attempt` until it succeeds.
 * @returns its result, or null when the bot stops first
 * @throws the first error that is not transient
 */
export async function retryUntilAnswered<T>(
  attempt: () => Promise<T>,
  { timers, signal, logger }: Pick<BotContext, 'timers' | 'signal' | 'logger'>,
): Promise<T | null> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (failures === 0) logger.warn({ err: error }, 'the server did not answer, retrying');
      const pause = pausesMilliseconds[Math.min(failures, pausesMilliseconds.length - 1)] ?? 0;
      await timers.sleep(pause, signal);
    }
  }
  return null;
}

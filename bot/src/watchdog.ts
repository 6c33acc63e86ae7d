import type { Parts } from './parts';

const everyMilliseconds = 15_000;
const answerMilliseconds = 10_000;
const missedAnswers = 2;
/** Longer than a puppet takes to come back by itself, or to show the next code to scan. */
const offlineMilliseconds = 60_000;

/**
 * Asks the chat account again and again whether it is there, and tells `onDead` once when it is not.
 * Sessions drop silently, and a puppet service that was away for a minute is given up by the library for good;
 * only a new process helps. Being asked also keeps a quiet line from being taken for a dead one.
 */
export function createWatchdog(
  { account, signal, state, timers }: Parts,
  onDead: (reason: string) => void,
): { run(): Promise<void> } {
  const late = () => timers.sleep(answerMilliseconds, signal).then(() => false);
  const answers = () =>
    Promise.race([
      account.ping().then(
        () => true,
        () => false,
      ),
      late(),
    ]);

  return {
    async run() {
      let missed = 0;
      let onlineAt = timers.now();
      while (!signal.aborted) {
        await timers.sleep(everyMilliseconds, signal);
        missed = (await answers()) ? 0 : missed + 1;
        if (state.phase !== 'offline') onlineAt = timers.now();
        if (signal.aborted) return;
        if (missed >= missedAnswers) return onDead('the chat account does not answer');
        if (timers.now() - onlineAt > offlineMilliseconds) return onDead('the chat account stays logged out');
      }
    },
  };
}

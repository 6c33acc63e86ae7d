import type { BotContext } from './bot-context';

const intervalMilliseconds = 15_000;
const pingTimeoutMilliseconds = 10_000;
const maxMissedPings = 2;
/** Longer than a puppet needs to reconnect by itself or to show another QR code. */
const maxOfflineMilliseconds = 60_000;

/**
 * Pings the chat account periodically and calls `onAccountLost` once when it stops answering or stays logged out.
 * Sessions end without an event, and Wechaty gives up a puppet service that was unreachable for a minute: only a new
 * process helps. The pings also keep an idle connection from being closed.
 */
export function createWatchdog(
  { account, signal, state, timers }: BotContext,
  onAccountLost: (reason: string) => void,
): { run(): Promise<void> } {
  const timeout = () => timers.sleep(pingTimeoutMilliseconds, signal).then(() => false);
  const answersPing = () =>
    Promise.race([
      account.ping().then(
        () => true,
        () => false,
      ),
      timeout(),
    ]);

  return {
    async run() {
      let missedPings = 0;
      let lastOnlineAt = timers.now();
      while (!signal.aborted) {
        await timers.sleep(intervalMilliseconds, signal);
        missedPings = (await answersPing()) ? 0 : missedPings + 1;
        if (state.phase !== 'offline') lastOnlineAt = timers.now();
        if (signal.aborted) return;
        if (missedPings >= maxMissedPings) return onAccountLost('the chat account does not answer');
        if (timers.now() - lastOnlineAt > maxOfflineMilliseconds)
          return onAccountLost('the chat account stays logged out');
      }
    },
  };
}

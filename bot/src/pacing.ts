import type { Timers } from './timers';

/** Limits the rate at which messages are sent, so that the chat account is not blocked. */
export interface Pacing {
  /** Messages a minute, over all contacts. */
  readonly perMinute: number;
  /**
   * Waits for a turn and takes it; replies go before all waiting deliveries. Never rejects.
   * @returns whether the message may be sent: always true for a reply, false for a delivery after `stop`
   */
  waitForTurn(kind: 'reply' | 'delivery'): Promise<boolean>;
  /** Waits until a turn could be taken at once, without taking it. */
  waitUntilFree(): Promise<void>;
  /** Refuses waiting deliveries and lets replies through at once, because these replies would otherwise never be sent. */
  stop(): void;
}

/** Number of messages that may be sent without a pause, as in a short conversation. */
const burst = 5;

export interface PacingOptions {
  readonly perMinute: number;
  readonly timers: Timers;
}

/** A token bucket: a turn is added every 60/`perMinute` seconds, up to `burst` or half a minute's turns if that is less. */
export function createPacing({ perMinute, timers }: PacingOptions): Pacing {
  const millisecondsPerTurn = 60_000 / perMinute;
  const capacity = Math.max(1, Math.min(burst, Math.floor(perMinute / 2)));
  const stopping = new AbortController();
  const waiting: Record<'reply' | 'delivery', ((allowed: boolean) => void)[]> = { reply: [], delivery: [] };
  /** When the bucket will be full if no further turn is taken. */
  let fullAt = timers.now();
  let serving = false;

  function millisecondsUntilFree(): number {
    const now = timers.now();
    return Math.max(0, Math.max(fullAt, now) - (capacity - 1) * millisecondsPerTurn - now);
  }

  async function waitUntilFree(): Promise<void> {
    for (let left = millisecondsUntilFree(); left > 0 && !stopping.signal.aborted; left = millisecondsUntilFree())
      await timers.sleep(Math.ceil(left), stopping.signal);
  }

  async function serveWaiting(): Promise<void> {
    if (serving) return;
    serving = true;
    while (waiting.reply.length + waiting.delivery.length > 0) {
      await waitUntilFree();
      fullAt = Math.max(fullAt, timers.now()) + millisecondsPerTurn;
      const reply = waiting.reply.shift();
      if (reply) reply(true);
      else waiting.delivery.shift()?.(!stopping.signal.aborted);
    }
    serving = false;
  }

  return {
    perMinute,
    waitUntilFree,
    waitForTurn: (kind) =>
      new Promise((resolve) => {
        waiting[kind].push(resolve);
        void serveWaiting();
      }),
    stop: () => stopping.abort(),
  };
}

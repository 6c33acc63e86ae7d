import type { Timers } from './timers';

type Kind = 'alert' | 'reply' | 'delivery';

/** Limits the rate at which messages are sent, so that the chat account is not blocked. */
export interface Pacing {
  /** Messages a minute, over all contacts. */
  readonly perMinute: number;
  /**
   * Waits for a turn and takes it. Never rejects. Up to three alerts leave the pace at once, and the following messages
   * wait for the turns they took; further alerts go before replies, and replies before all waiting deliveries.
   * @returns whether the message may be sent: always true for a reply, false for an alert or a delivery after `stop`
   */
  waitForTurn(kind: Kind): Promise<boolean>;
  /** Waits until a turn could be taken at once, without taking it. */
  waitUntilFree(): Promise<void>;
  /** Refuses waiting deliveries and lets replies through at once, because these replies would otherwise never be sent. */
  stop(): void;
}

/** Number of messages that may be sent without a pause, as in a short conversation. */
const burst = 5;
/** Number of alerts that may be sent without waiting for a turn. */
const alertsAtOnce = 3;

export interface PacingOptions {
  readonly perMinute: number;
  readonly timers: Timers;
}

/** A token bucket: a turn is added every 60/`perMinute` seconds, up to `burst` or half a minute's turns if that is less. */
export function createPacing({ perMinute, timers }: PacingOptions): Pacing {
  const millisecondsPerTurn = 60_000 / perMinute;
  const capacity = Math.max(1, Math.min(burst, Math.floor(perMinute / 2)));
  const stopping = new AbortController();
  const waiting: Record<Kind, ((allowed: boolean) => void)[]> = { alert: [], reply: [], delivery: [] };
  /** When all three alerts could leave at once again, if none does until then. */
  let alertsFullAt = timers.now();
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

  function takeTurn(): void {
    fullAt = Math.max(fullAt, timers.now()) + millisecondsPerTurn;
  }

  /** Whether an alert may be sent at once; if so, the allowance is used. */
  function leavesPace(): boolean {
    const now = timers.now();
    if (Math.max(alertsFullAt, now) - now > (alertsAtOnce - 1) * millisecondsPerTurn) return false;
    alertsFullAt = Math.max(alertsFullAt, now) + millisecondsPerTurn;
    return true;
  }

  async function serveWaiting(): Promise<void> {
    if (serving) return;
    serving = true;
    while (waiting.alert.length + waiting.reply.length + waiting.delivery.length > 0) {
      await waitUntilFree();
      takeTurn();
      const isAllowed = !stopping.signal.aborted;
      const alert = waiting.alert.shift();
      const reply = alert ? undefined : waiting.reply.shift();
      if (alert) alert(isAllowed);
      else if (reply) reply(true);
      else waiting.delivery.shift()?.(isAllowed);
    }
    serving = false;
  }

  return {
    perMinute,
    waitUntilFree,
    waitForTurn(kind) {
      if (kind === 'alert' && leavesPace()) {
        takeTurn();
        return Promise.resolve(!stopping.signal.aborted);
      }
      return new Promise((resolve) => {
        waiting[kind].push(resolve);
        void serveWaiting();
      });
    },
    stop: () => stopping.abort(),
  };
}

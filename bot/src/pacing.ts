import type { Timers } from './timers';

/** Lets one message after the other through, slowly enough that the chat account is not blocked. */
export interface Pacing {
  readonly perMinute: number;
  /** Waits for a turn and takes it. A reply goes before every delivery that waits. Rejects never; false for a delivery once stopped. */
  turn(kind: 'reply' | 'delivery'): Promise<boolean>;
  /** Waits until a turn could be had at once, without taking it. */
  free(): Promise<void>;
  /** Deliveries that still wait are sent away, replies go out at once: nobody will give them again. */
  stop(): void;
}

/** A short exchange is answered at once, as a person would; a crowd is spread over the minute. */
const burst = 5;

export interface PacingOptions {
  /** Messages a minute, over all contacts. */
  readonly perMinute: number;
  readonly timers: Timers;
}

/**
 * Turns grow back evenly, one every 60/perMinute seconds, up to `burst` (never more than half a minute's worth).
 */
export function createPacing({ perMinute, timers }: PacingOptions): Pacing {
  const every = 60_000 / perMinute;
  const most = Math.max(1, Math.min(burst, Math.floor(perMinute / 2)));
  const stopping = new AbortController();
  const waiting: Record<'reply' | 'delivery', ((allowed: boolean) => void)[]> = { reply: [], delivery: [] };
  /** When all turns will have grown back. */
  let fullAt = timers.now();
  let serving = false;

  const untilFree = () => Math.max(0, Math.max(fullAt, timers.now()) - (most - 1) * every - timers.now());

  async function free(): Promise<void> {
    for (let left = untilFree(); left > 0 && !stopping.signal.aborted; left = untilFree())
      await timers.sleep(Math.ceil(left), stopping.signal);
  }

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    while (waiting.reply.length + waiting.delivery.length > 0) {
      await free();
      fullAt = Math.max(fullAt, timers.now()) + every;
      const reply = waiting.reply.shift();
      if (reply) reply(true);
      else waiting.delivery.shift()?.(!stopping.signal.aborted);
    }
    serving = false;
  }

  return {
    perMinute,
    free,
    turn: (kind) =>
      new Promise((resolve) => {
        waiting[kind].push(resolve);
        void serve();
      }),
    stop: () => stopping.abort(),
  };
}

import { botRoutes } from '@yuanhang/contract';
import type { Parts } from './parts';

const everyMilliseconds = 20_000;

export interface Heartbeat {
  /** Tells the server how we are and learns what time it is there. Never rejects. */
  beat(): Promise<void>;
  /** Business time: the server's clock, which a demo may have moved. */
  now(): Date;
  /** Beats until `signal` aborts. */
  run(): Promise<void>;
}

export function createHeartbeat({
  call,
  state,
  instance,
  timers,
  logger,
  signal,
}: Pick<Parts, 'call' | 'state' | 'instance' | 'timers' | 'logger' | 'signal'>): Heartbeat {
  let offset = 0;
  let away = false;

  async function beat(): Promise<void> {
    try {
      const { now, active } = await call(botRoutes.heartbeat, {
        body: { loginId: state.loginId, state: state.phase, instance },
      });
      if (state.standby === active && !signal.aborted)
        logger.warn(active ? 'the other bot is silent: this one speaks' : 'another bot speaks: this one stands by');
      state.standby = !active;
      offset = Date.parse(now) - timers.now();
      if (away) logger.info('server is back');
      away = false;
    } catch (error) {
      // At the end the server often goes down with us.
      if (!away && !signal.aborted) logger.warn({ err: error }, 'server does not hear us');
      away = true;
    }
  }

  return {
    beat,
    now: () => new Date(timers.now() + offset),
    async run() {
      while (!signal.aborted) {
        await beat();
        await timers.sleep(everyMilliseconds, signal);
      }
    },
  };
}

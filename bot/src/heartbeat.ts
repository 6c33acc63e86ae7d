import { botRoutes } from '@yuanhang/contract';
import type { BotContext, Heartbeat } from './bot-context';

const intervalMilliseconds = 20_000;

export function createHeartbeat({
  call,
  state,
  instance,
  timers,
  logger,
  signal,
}: Omit<BotContext, 'heartbeat' | 'account' | 'pacing'>): Heartbeat {
  /** Business time minus real time, in milliseconds. */
  let offset = 0;
  let serverUnreachable = false;

  async function beat(): Promise<void> {
    try {
      const { now, active } = await call(botRoutes.heartbeat, {
        body: { loginId: state.loginId, state: state.phase, instance },
      });
      if (state.standby === active && !signal.aborted)
        logger.warn(active ? 'the other bot is silent: this bot becomes active' : 'another bot is active: standing by');
      state.standby = !active;
      offset = Date.parse(now) - timers.now();
      if (serverUnreachable) logger.info('the server is reachable again');
      serverUnreachable = false;
    } catch (error) {
      // No warning while stopping: the server is often stopped at the same time.
      if (!serverUnreachable && !signal.aborted) logger.warn({ err: error }, 'the server is unreachable');
      serverUnreachable = true;
    }
  }

  return {
    beat,
    now: () => new Date(timers.now() + offset),
    async run() {
      while (!signal.aborted) {
        await beat();
        await timers.sleep(intervalMilliseconds, signal);
      }
    },
  };
}

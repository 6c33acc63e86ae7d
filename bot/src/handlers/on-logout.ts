import type { BotContext } from '../bot-context';

/** Stops claiming until the next login. Messages received before the logout are kept for it. Never rejects. */
export const createLogoutHandler =
  ({ heartbeat, logger, signal, state }: BotContext) =>
  async (): Promise<void> => {
    if (signal.aborted) return;
    state.phase = 'offline';
    state.loginId = null;
    logger.warn('logged out');
    await heartbeat.beat();
  };

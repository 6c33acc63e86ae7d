import { botRoutes } from '@yuanhang/contract';
import type { BotContext } from '../bot-context';
import { retryUntilAnswered } from '../retry';

/** Registers a login at the server, retrying until it answers. Before that nothing is sent or passed on. Never rejects. */
export const createLoginHandler =
  (context: BotContext) =>
  async (accountId: string): Promise<void> => {
    const { account, call, heartbeat, instance, logger, state } = context;
    state.accountId = accountId;
    state.qr = null;
    state.loginId = null;
    state.phase = 'starting';
    try {
      const login = await retryUntilAnswered(
        () => call(botRoutes.login, { body: { puppet: account.puppet, accountId, instance } }),
        context,
      );
      // In the meantime another account may have logged in, or this one logged out.
      if (login === null || state.accountId !== accountId || state.phase !== 'starting') return;
      state.loginId = login.loginId;
      state.phase = 'online';
      // `isNew`: all chat bindings are void, and every student has to bind again.
      logger.info({ loginId: login.loginId, isNew: login.isNew }, 'logged in');
      await heartbeat.beat();
    } catch (error) {
      logger.error({ err: error }, 'the server refused this login');
    }
  };

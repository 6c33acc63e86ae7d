import { botRoutes } from '@yuanhang/contract';
import type { Parts } from '../parts';
import { persist } from '../persist';

/** A login is announced until the server knows it; only then may anything be said or passed on. */
export const createOnLogin =
  (parts: Parts) =>
  async (accountId: string): Promise<void> => {
    const { account, call, heartbeat, instance, logger, state } = parts;
    state.accountId = accountId;
    state.qr = null;
    state.loginId = null;
    state.phase = 'starting';
    try {
      const login = await persist(
        () => call(botRoutes.login, { body: { puppet: account.puppet, accountId, instance } }),
        parts,
      );
      // Meanwhile somebody else may have logged in, or nobody be logged in any more.
      if (login === null || state.accountId !== accountId || state.phase !== 'starting') return;
      state.loginId = login.loginId;
      state.phase = 'online';
      // With a new login every student has to bind the chat again.
      logger.info({ loginId: login.loginId, isNew: login.isNew }, 'logged in');
      await heartbeat.beat();
    } catch (error) {
      logger.error({ err: error }, 'the server refused this login');
    }
  };

/** Without a login nothing is claimed; what people said before is kept for the next one. */
export const createOnLogout =
  ({ heartbeat, logger, signal, state }: Parts) =>
  async (): Promise<void> => {
    if (signal.aborted) return;
    state.phase = 'offline';
    state.loginId = null;
    logger.warn('logged out');
    await heartbeat.beat();
  };

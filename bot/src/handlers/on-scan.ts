import type { Parts } from '../parts';

/** Somebody has to scan a code with the account's phone: the operator finds it on the login page, or in the log. */
export const createOnScan =
  ({ heartbeat, logger, state }: Parts) =>
  async (qr: string): Promise<void> => {
    state.phase = 'waiting_for_scan';
    state.loginId = null;
    state.qr = qr;
    logger.warn({ qr }, 'scan this code with the chat account (make a QR code of the text)');
    await heartbeat.beat();
  };

import type { BotContext } from '../bot-context';

/** Makes the QR code available on the login page and in the log, until it is scanned. Never rejects. */
export const createScanHandler =
  ({ heartbeat, logger, state }: BotContext) =>
  async (qr: string): Promise<void> => {
    state.phase = 'waiting_for_scan';
    state.loginId = null;
    state.qr = qr;
    logger.warn({ qr }, 'scan this code with the phone of the chat account (make a QR code of the text)');
    await heartbeat.beat();
  };

import type { BotContext } from './bot-context';
import { UnknownContactError } from './chat-account';

const maxAttempts = 3;
const pauseMilliseconds = 2_000;

/**
 * Sends a reply at the pace of `pacing`, up to three times if the puppet fails, because it may contain an emergency
 * number. Logs a final failure; never rejects.
 */
export async function sendReply(
  { account, logger, pacing, signal, timers }: BotContext,
  contactId: string,
  text: string,
): Promise<void> {
  for (let attempt = 1; await pacing.waitForTurn('reply'); attempt += 1) {
    try {
      return await account.sendText(contactId, text);
    } catch (error) {
      logger.error({ err: error, contactId, attempt }, 'a reply could not be sent');
      if (error instanceof UnknownContactError || attempt === maxAttempts) return;
      await timers.sleep(pauseMilliseconds, signal);
    }
  }
}

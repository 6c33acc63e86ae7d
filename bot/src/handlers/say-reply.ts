import { UnknownContact } from '../chat-account';
import type { Parts } from '../parts';

const tries = 3;
const betweenTries = 2_000;

/** Says an answer in its turn. A puppet that stumbles is asked again: the answer may be an emergency number. */
export async function sayReply(
  { account, logger, pacing, signal, timers }: Parts,
  contactId: string,
  text: string,
): Promise<void> {
  for (let attempt = 1; await pacing.turn('reply'); attempt += 1) {
    try {
      return await account.say(contactId, text);
    } catch (error) {
      const hopeless = error instanceof UnknownContact || attempt === tries;
      logger.error({ err: error, contactId, attempt }, 'a reply could not be said');
      if (hopeless) return;
      await timers.sleep(betweenTries, signal);
    }
  }
}

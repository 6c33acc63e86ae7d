import { botRoutes } from '@yuanhang/contract';
import type { HeardMessage } from '../chat-account';
import type { Parts } from '../parts';
import { persist } from '../persist';
import { Recent } from '../recent';
import { sayReply } from './say-reply';

const rememberedIds = 5_000;
const longestText = 4_000;
/** More than this from one contact while the server is away is a flood, not a conversation. */
const longestQueue = 50;
/** As long as the server takes to see that the other bot is gone, and us to hear of it. */
const answeredByTheOther = 90_000;

/** What somebody said, and to which login; null when it came before the puppet told us who we are. */
interface Kept {
  readonly message: HeardMessage;
  readonly accountId: string | null;
}

/**
 * Passes each text on once and says what the server answers. Per contact strictly in order: the next one waits
 * until the one before is answered, however long the server is away; contacts do not wait for each other.
 */
export function createMessages(parts: Parts) {
  const { call, instance, logger, signal, state, timers } = parts;
  const seen = new Recent(rememberedIds);
  const queues = new Map<string, Kept[]>();
  const working = new Set<Promise<void>>();

  /** The login the message was said to; null when another account has taken its place, or the bot stops. */
  async function loginOf({ accountId, message }: Kept): Promise<string | null> {
    let stoodBy = state.standby;
    while ((state.loginId === null || state.standby) && !signal.aborted) {
      await timers.sleep(500, signal);
      stoodBy ||= state.standby;
    }
    // The bot that spoke before us had its time to answer.
    if (stoodBy && timers.now() - message.saidAt.getTime() > answeredByTheOther) return null;
    return accountId === null || accountId === state.accountId ? state.loginId : null;
  }

  async function handle(kept: Kept): Promise<void> {
    const { contactId, messageId, text, kind, inGroup, saidAt } = kept.message;
    const answer = await persist(async () => {
      const loginId = await loginOf(kept);
      if (loginId === null) return null;
      const body = { loginId, instance, contactId, messageId, kind, inGroup, saidAt: saidAt.toISOString() };
      return call(botRoutes.receiveMessage, { body: { ...body, text: text.slice(0, longestText) } });
    }, parts);
    for (const reply of answer?.replies ?? []) await sayReply(parts, contactId, reply);
  }

  async function work(queue: Kept[], contactId: string): Promise<void> {
    for (let kept = queue[0]; kept !== undefined; kept = queue[0]) {
      await handle(kept).catch((error) => logger.error({ err: error }, 'a message could not be passed on'));
      queue.shift();
    }
    queues.delete(contactId);
  }

  function onMessage(message: HeardMessage): void {
    if (message.self || signal.aborted) return;
    if (!seen.add(`${state.accountId} ${message.messageId}`)) return;
    const kept = { message, accountId: state.accountId };
    const queue = queues.get(message.contactId);
    if (queue === undefined) {
      const fresh = [kept];
      queues.set(message.contactId, fresh);
      const done = work(fresh, message.contactId).finally(() => working.delete(done));
      working.add(done);
    } else if (queue.length < longestQueue) queue.push(kept);
    else logger.warn({ contactId: message.contactId }, 'too many messages waiting, one was left out');
  }

  return {
    onMessage,
    /** Once the bot stops: what the server was asked is answered and said. */
    async settle(): Promise<void> {
      await Promise.all(working);
    },
  };
}

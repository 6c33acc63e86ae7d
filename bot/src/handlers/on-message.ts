import { botRoutes } from '@yuanhang/contract';
import { consularHotline, consularHotlineFromAbroad } from '@yuanhang/domain';
import type { BotContext } from '../bot-context';
import type { ReceivedMessage } from '../chat-account';
import { RecentKeys } from '../recent-keys';
import { retryUntilAnswered } from '../retry';
import { sendReply } from '../send-reply';

const rememberedMessages = 5_000;
/** The server's limit for a text, in UTF-16 code units. */
const maxTextLength = 4_000;
/** Further messages of one contact are dropped while so many of theirs wait for the server. */
const maxQueueLength = 50;
const standbyPollMilliseconds = 500;
/**
 * After a takeover, messages older than this were answered by the bot that was active before: the server needs a minute
 * to notice that it is silent, and this bot learns of it at its next heartbeat.
 */
const answeredByOtherBotMilliseconds = 90_000;

/** After this time without the server a person is told so, with the number that helps without it. */
const unansweredMilliseconds = 10_000;
const unansweredText = `现在连不上学校的服务器，恢复后会马上处理你的消息。有危险请直接拨打当地报警电话，或领事保护热线 ${consularHotline}（境外拨 ${consularHotlineFromAbroad}）。`;

interface QueuedMessage {
  readonly message: ReceivedMessage;
  /** The account that received it; null when it came before the first login event. */
  readonly accountId: string | null;
}

export interface MessageHandler {
  onMessage(message: ReceivedMessage): void;
  /** Called while the bot stops. Waits until the requests in progress are answered and their replies sent. */
  finish(): Promise<void>;
}

/**
 * Passes each message to the server once and sends the server's replies. Messages of one contact are processed strictly
 * in order, however long the server is unreachable; contacts do not wait for each other.
 */
export function createMessageHandler(context: BotContext): MessageHandler {
  const { call, instance, logger, signal, state, timers } = context;
  const received = new RecentKeys(rememberedMessages);
  const queues = new Map<string, QueuedMessage[]>();
  const workers = new Set<Promise<void>>();
  /** The contacts who were told that the server is away, until it answers one of their messages. */
  const told = new Set<string>();

  /**
   * Waits for a registered login and for this bot to be active. Returns null when the message must not be passed on:
   * another account has logged in, the other bot has answered it, or the bot stops.
   */
  async function waitForLogin({ accountId, message }: QueuedMessage): Promise<string | null> {
    let wasStandby = state.standby;
    while ((state.loginId === null || state.standby) && !signal.aborted) {
      await timers.sleep(standbyPollMilliseconds, signal);
      wasStandby ||= state.standby;
    }
    const age = timers.now() - message.sentAt.getTime();
    if (wasStandby && age > answeredByOtherBotMilliseconds) return null;
    return accountId === null || accountId === state.accountId ? state.loginId : null;
  }

  /** Tells a person once in an outage, unless the server answers in time, the bot stops or another one is active. */
  async function tellIfUnanswered({ contactId, inGroup }: ReceivedMessage, answered: AbortSignal): Promise<void> {
    if (inGroup || told.has(contactId)) return;
    const over = AbortSignal.any([answered, signal]);
    await timers.sleep(unansweredMilliseconds, over);
    if (over.aborted || state.standby || told.has(contactId)) return;
    told.add(contactId);
    await sendReply(context, contactId, unansweredText);
  }

  async function passOn(queued: QueuedMessage): Promise<void> {
    const answered = new AbortController();
    const telling = tellIfUnanswered(queued.message, answered.signal);
    const replies = await repliesTo(queued).finally(() => answered.abort());
    await telling;
    if (replies === null) return;
    told.delete(queued.message.contactId);
    for (const reply of replies) await sendReply(context, queued.message.contactId, reply);
  }

  /** Null when the message was not passed on. */
  async function repliesTo(queued: QueuedMessage): Promise<readonly string[] | null> {
    const { contactId, messageId, text, kind, inGroup, sentAt } = queued.message;
    const answer = await retryUntilAnswered(async () => {
      const loginId = await waitForLogin(queued);
      if (loginId === null) return null;
      const body = { loginId, instance, contactId, messageId, kind, inGroup, saidAt: sentAt.toISOString() };
      return call(botRoutes.receiveMessage, { body: { ...body, text: text.slice(0, maxTextLength) } });
    }, context);
    return answer?.replies ?? null;
  }

  async function processQueue(queue: QueuedMessage[], contactId: string): Promise<void> {
    for (let queued = queue[0]; queued !== undefined; queued = queue[0]) {
      await passOn(queued).catch((error) => logger.error({ err: error }, 'a message could not be passed on'));
      queue.shift();
    }
    queues.delete(contactId);
  }

  function onMessage(message: ReceivedMessage): void {
    if (message.self || signal.aborted) return;
    if (!received.add(`${state.accountId} ${message.messageId}`)) return;
    const queued = { message, accountId: state.accountId };
    const queue = queues.get(message.contactId);
    if (queue === undefined) {
      const newQueue = [queued];
      queues.set(message.contactId, newQueue);
      const worker = processQueue(newQueue, message.contactId).finally(() => workers.delete(worker));
      workers.add(worker);
    } else if (queue.length < maxQueueLength) queue.push(queued);
    else logger.warn({ contactId: message.contactId }, 'too many messages are waiting, one was dropped');
  }

  return {
    onMessage,
    async finish() {
      await Promise.all(workers);
    },
  };
}

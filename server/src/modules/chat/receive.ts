import { createHash } from 'node:crypto';
import type { ResponseOf } from '@yuanhang/contract';
import type { botSchemas } from '@yuanhang/contract/schemas';
import { dayMilliseconds, minuteMilliseconds, understand } from '@yuanhang/domain';
import type { z } from 'zod';
import { keyedRequest } from '../../platform/http';
import { isActiveInstance } from '../identity';
import { answer } from './answer';
import type { ChatContext } from './context';
import { isOnDuty } from './duty';
import { otherKindMessages, strangerMessage, tooOldMessage } from './messages';
import { pronunciations } from './pronunciations';

type Received = z.output<typeof botSchemas.receiveMessage.body>;
type Reply = ResponseOf<typeof botSchemas.receiveMessage>;

/** An older message may no longer apply: nothing is done, and the person gets a reply that says so. */
const oldMilliseconds = dayMilliseconds;
/** The clock of the chat system may be slightly behind ours. */
const slackMilliseconds = 2 * minuteMilliseconds;

/**
 * Interprets a chat message, acts on it once, and returns the replies. A repeated message id gets the same replies
 * without a second action; a check-in also uses a key from the message id, so that it is not recorded twice even
 * after a crash in between.
 */
export async function receive(context: ChatContext, message: Received): Promise<Reply> {
  const { identity, once } = context;
  const { loginId, contactId, messageId, text, instance } = message;
  const current = await identity.chat.currentLogin();
  // Two bots on one account receive the same messages: only the active one answers.
  if (message.inGroup || current?.id !== loginId || !isActiveInstance(current, instance)) return { replies: [] };
  // Message ids come from the puppet and have any length and any characters, so they are hashed.
  const key = createHash('sha256').update(messageId).digest('base64url');
  const { body } = await once(keyedRequest(loginId, 'chat message', key, { contactId, text }), async () => ({
    status: 200,
    body: await replies(context, message, key, current.startedAt),
  }));
  return { replies: Array.isArray(body) ? body.map(String) : [] };
}

async function replies(context: ChatContext, message: Received, key: string, loginStartedAt: Date): Promise<string[]> {
  const { identity, clock } = context;
  const { loginId, contactId, kind, text } = message;
  const saidAt = new Date(message.saidAt).getTime();
  const person = await identity.chat.personByContact(loginId, contactId);
  const intent = understand(text, { syllables: pronunciations, onDuty: person !== null && isOnDuty(person) });
  // A new login receives messages sent to former logins; their senders no longer wait for an answer.
  const ofFormerLogin = saidAt < loginStartedAt.getTime() - slackMilliseconds;
  if (person === null && ofFormerLogin && intent.type !== 'help') return [];
  if (kind !== 'text') return [person === null ? strangerMessage : otherKindMessages[kind]];
  // The age by the wall clock, because the business clock of a demo may be far ahead.
  const age = Math.max(0, clock.real().getTime() - saidAt);
  if (age > oldMilliseconds) return [tooOldMessage(intent.type === 'help')];
  return [
    await answer(context, { loginId, contactId, key, saidAt: new Date(clock.now().getTime() - age), person }, intent),
  ];
}

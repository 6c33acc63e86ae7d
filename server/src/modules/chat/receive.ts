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

/** Older than this and a word may no longer mean what it meant: nothing is done, the person is told. */
const oldMilliseconds = dayMilliseconds;
/** A chat system's clock may be a little behind ours. */
const slackMilliseconds = 2 * minuteMilliseconds;

/**
 * Understands what is said in chat, acts once, and answers with the words to say. The same message id is answered alike
 * and acted on once, however often it comes; a check-in carries the same key once more, so that not even a crash in
 * between records it twice.
 */
export async function receive(context: ChatContext, message: Received): Promise<Reply> {
  const { identity, once } = context;
  const { loginId, contactId, messageId, text, instance } = message;
  const current = await identity.chat.currentLogin();
  // Two bots on one account hear the same: one of them answers.
  if (message.inGroup || current?.id !== loginId || !isActiveInstance(current, instance)) return { replies: [] };
  // Ids are the puppet's: of any length and any characters.
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
  // A new login is shown what was said to the former ones: nobody waits for an answer to that any more.
  const ofFormerLogin = saidAt < loginStartedAt.getTime() - slackMilliseconds;
  if (person === null && ofFormerLogin && intent.type !== 'help') return [];
  if (kind !== 'text') return [person === null ? strangerMessage : otherKindMessages[kind]];
  // Said by the wall clock; a demo's business clock may be far ahead of it.
  const age = Math.max(0, clock.real().getTime() - saidAt);
  if (age > oldMilliseconds) return [tooOldMessage(intent.type === 'help')];
  return [
    await answer(context, { loginId, contactId, key, saidAt: new Date(clock.now().getTime() - age), person }, intent),
  ];
}

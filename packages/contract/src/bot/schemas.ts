import { z } from 'zod';
import { done, id, idParams, instant } from '../shared/schemas';

/** A chat contact as the puppet knows it; changes at a new login. */
const contactId = z.string().min(1).max(128);

/**
 * Names one running bot. Of several on one account the one that logged in last speaks; the others stand by, and one
 * of them takes over when it falls silent. A bot that gives no name is never told to stand by.
 */
const instance = z.string().min(8).max(64).optional();

/** A new login (new generation) voids every chat binding until a new code; the same login keeps them. */
export const login = {
  body: z.strictObject({ puppet: z.string().max(40), accountId: contactId, instance }),
  response: z.object({ loginId: id, isNew: z.boolean() }),
};

export const heartbeat = {
  body: z.strictObject({
    loginId: id.nullable(),
    state: z.enum(['starting', 'waiting_for_scan', 'online', 'offline']),
    instance,
  }),
  /** `active`: false while another bot speaks for this login. */
  response: z.object({ now: instant, active: z.boolean() }),
};

export const delivery = z.object({
  id,
  /** Shown to nobody; lets a doubled message be recognised. */
  key: z.string(),
  contactId,
  text: z.string(),
  /** Told back on acknowledgement; another worker's claim makes it void. */
  claimToken: id,
  /** After this instant another worker may take it. */
  claimedUntil: instant,
  /** A safety message may be said during quiet hours. */
  safety: z.boolean(),
});
export const claimDeliveries = {
  body: z.strictObject({ loginId: id, limit: z.int().min(1).max(50), instance }),
  response: z.object({ items: z.array(delivery) }),
};
export const acknowledgeDelivery = {
  params: idParams,
  body: z.strictObject({
    claimToken: id,
    outcome: z.enum(['sent', 'failed', 'unknown_contact']),
    detail: z.string().max(500).optional(),
  }),
  response: done,
};

/** What a message is; only a text can be understood, the others are answered with what can be said instead. */
export const messageKinds = ['text', 'voice', 'picture', 'sticker', 'video', 'file', 'location', 'other'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** One text a person said; the same `messageId` is answered once and acted on once. */
export const receiveMessage = {
  body: z.strictObject({
    loginId: id,
    instance,
    contactId,
    messageId: z.string().min(1).max(128),
    text: z.string().max(4000),
    kind: z.enum(messageKinds),
    inGroup: z.boolean(),
    /** When it was said; old and replayed messages are recognised by it. */
    saidAt: instant,
  }),
  response: z.object({ replies: z.array(z.string()) }),
};

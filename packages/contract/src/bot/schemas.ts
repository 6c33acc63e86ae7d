import { z } from 'zod';
import { done, id, idParams, instant } from '../shared/schemas';

/** The puppet's id of a chat contact; changes at a new login. */
const contactId = z.string().min(1).max(128);

/**
 * Identifies one running bot. Of several bots on one account the one that logged in last is active; the others stand
 * by, and one of them takes over when the active one stops reporting. A bot without an instance never stands by.
 */
const instance = z.string().min(8).max(64).optional();

/**
 * A new login (new generation) voids every chat binding until the person sends a new code; the same login keeps them.
 */
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
  /** `active`: false while another bot is active for this login. */
  response: z.object({ now: instant, active: z.boolean() }),
};

export const delivery = z.object({
  id,
  /** Not displayed; identifies a duplicate message. */
  key: z.string(),
  contactId,
  text: z.string(),
  /** Sent back with the acknowledgement; invalid after another worker claims the message. */
  claimToken: id,
  /** After this instant another worker may claim it. */
  claimedUntil: instant,
  /** A safety message may be sent during quiet hours. */
  safety: z.boolean(),
  /** A call for help: it is sent before everything else. */
  alert: z.boolean(),
});
export const claimDeliveries = {
  /** `onlyAlerts`: calls for help only, while other messages have to wait for their turn. */
  body: z.strictObject({ loginId: id, limit: z.int().min(1).max(50), instance, onlyAlerts: z.boolean().optional() }),
  /** By urgency, then by time. */
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

/** The type of a message. Only text is interpreted; the bot answers the others with the commands it understands. */
export const messageKinds = ['text', 'voice', 'picture', 'sticker', 'video', 'file', 'location', 'other'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** One text message from a person; a repeated `messageId` is answered and executed only once. */
export const receiveMessage = {
  keepsBrokenTexts: true as const,
  body: z.strictObject({
    loginId: id,
    instance,
    contactId,
    messageId: z.string().min(1).max(128),
    text: z.string().max(4000),
    kind: z.enum(messageKinds),
    inGroup: z.boolean(),
    /** The time at which the message was sent; identifies old and replayed messages. */
    saidAt: instant,
  }),
  response: z.object({ replies: z.array(z.string()) }),
};

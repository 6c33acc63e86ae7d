import { z } from 'zod';
import { done, id, idParams, instant, pageOf, pageQuery, plainDate, queryFlag } from '../shared/schemas';

export const channels = ['inbox', 'chat', 'wechat', 'email'] as const;
export const deliveryStates = ['waiting', 'claimed', 'sent', 'failed', 'superseded', 'obsolete'] as const;

export const message = z.object({
  id,
  /** The rule that caused the notification, e.g. `stage_changed`, `arrival_check_in`. */
  rule: z.string(),
  title: z.string(),
  text: z.string(),
  applicationId: id.nullable(),
  number: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
});
export const list = {
  query: z.strictObject({ ...pageQuery, unread: queryFlag.optional() }),
  response: pageOf(message),
};
/** Marks all as read up to and including this one. */
export const markRead = { body: z.strictObject({ upTo: id }), response: done };

/** Rule, time, channel and outcome of every message. */
export const ledger = {
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(deliveryStates, '状态不正确').optional(),
    channel: z.enum(['chat', 'wechat', 'email'], '渠道不正确').optional(),
    rule: z.string().trim().max(40).optional(),
    from: plainDate.optional(),
    until: plainDate.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  response: pageOf(
    z.object({
      id,
      rule: z.string(),
      recipient: z.string(),
      number: z.string().nullable(),
      channel: z.enum(channels),
      state: z.enum(deliveryStates),
      text: z.string(),
      createdAt: instant,
      notBefore: instant,
      finishedAt: instant.nullable(),
      attempts: z.int(),
      detail: z.string().nullable(),
    }),
  ),
};
/** Retries a failed message whose reason still applies. */
export const retry = { params: idParams, response: done };
/** The messages sent to the signed-in person, with channel and outcome. */
export const mine = {
  query: z.strictObject(pageQuery),
  response: pageOf(
    z.object({
      id,
      title: z.string(),
      number: z.string().nullable(),
      channel: z.enum(channels),
      outcome: z.string(),
      at: instant,
    }),
  ),
};

/** A channel besides the inbox, and whether it can reach the signed-in person now. */
export const channel = {
  response: z.object({
    /**
     * Tried first; `inbox`: inbox only, except safety messages. Null until the person chooses: the order of `items`
     * applies.
     */
    preferred: z.enum(channels).nullable(),
    items: z.array(
      z.object({
        channel: z.enum(channels),
        label: z.string(),
        usable: z.boolean(),
        /** How to enable the channel, or the address it uses. */
        hint: z.string(),
      }),
    ),
  }),
};
export const chooseChannel = {
  body: z.strictObject({ preferred: z.enum(channels, '渠道不正确') }),
  response: channel.response,
};

/** One consent allows one message. Requested on a tap, in the given order, at most three at a time. */
export const subscribeTemplates = {
  response: z.object({
    items: z.array(z.object({ templateId: z.string(), key: z.string(), title: z.string(), remaining: z.int().min(0) })),
  }),
};
const templateIds = z.array(z.string().min(1).max(64)).max(10);
/** The result of `wx.requestSubscribeMessage`. */
export const subscribeConsents = {
  body: z.strictObject({ accepted: templateIds, rejected: templateIds }),
  response: subscribeTemplates.response,
};

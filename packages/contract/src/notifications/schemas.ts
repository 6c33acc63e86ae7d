import { z } from 'zod';
import { done, id, idParams, instant, pageOf, pageQuery, plainDate, queryFlag } from '../shared/schemas';

export const channels = ['inbox', 'chat', 'wechat', 'email'] as const;
export const deliveryStates = ['waiting', 'claimed', 'sent', 'failed', 'superseded', 'obsolete'] as const;

export const message = z.object({
  id,
  /** The rule that caused it, e.g. `stage_changed`, `arrival_check_in`. */
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

/** Rule, time, channel and outcome of everything sent. */
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
/** Only of one that failed, while it still has a reason. */
export const retry = { params: idParams, response: done };
/** What was sent to me, how and with what outcome. */
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

import { maxReminderDays, maxReminderDistanceDays } from '@yuanhang/domain';
import { z } from 'zod';
import { channels } from '../notifications/schemas';
import { id, instant, plainDate, shortText, version } from '../shared/schemas';
import { dutyRotaLimits, workingDayLimits } from './limits';

/** One of the product's message rules: the recipients, the text, the time, the channels and the end. */
export const rule = z.object({
  key: z.string(),
  name: z.string(),
  audience: z.string(),
  /** The time in words: `截止前…`, `工作日 08:30`. */
  when: z.string(),
  /** The date from which the days count; null for a rule without days. */
  anchor: z.string().nullable(),
  /** Days from the anchor, negative before it; null for a rule with a fixed time. */
  days: z.array(z.int()).nullable(),
  defaultDays: z.array(z.int()).nullable(),
  /** The stop condition, in words. */
  until: z.string(),
  /** Besides the inbox: `one` channel after another until one works, `all` of them, or the `inbox` alone. */
  channels: z.enum(['one', 'all', 'inbox']),
  /** Whether a recipient may choose to receive it in the inbox only. */
  silenceable: z.boolean(),
  /** Where overdue items continue to be shown, in words; null for nowhere. */
  afterwards: z.string().nullable(),
  /** The texts with `{variables}`; several when the rule has several. */
  texts: z.array(z.object({ title: z.string(), text: z.string() })),
  /** Null for a rule that sends immediately. */
  nextRunAt: instant.nullable(),
  lastRunAt: instant.nullable(),
  /** Increases with every change of the days. */
  version,
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export const list = { response: z.object({ items: z.array(rule) }) };

const keyParams = z.strictObject({ key: z.string().regex(/^[a-z_]{1,40}$/, '没有这条规则') });

/** The messages that would be sent until the end of today if nothing changed. Writes nothing. */
export const dryRun = {
  params: keyParams,
  response: z.object({
    at: instant,
    until: instant,
    total: z.int().min(0),
    /** The first hundred messages. */
    items: z.array(
      z.object({
        recipient: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        text: z.string(),
        /** The channel that would be tried first. */
        channel: z.enum(channels),
        /** Earliest sending time, after the quiet hours. */
        notBefore: instant,
      }),
    ),
  }),
};

export const moveDays = {
  params: keyParams,
  body: z.strictObject({
    days: z
      .array(z.int('须为整数').min(-maxReminderDistanceDays, '离日期太远').max(maxReminderDistanceDays, '离日期太远'))
      .min(1, '至少一天')
      .max(maxReminderDays, `最多 ${maxReminderDays} 天`),
    version,
  }),
  response: rule,
};

const officer = z.object({
  userId: id,
  name: z.string(),
  /** Besides the inbox: the channels that can reach them now. */
  channels: z.array(z.enum(channels)),
});
/**
 * The first officer is notified of a help request immediately, each next one 15 minutes later until it is
 * acknowledged.
 */
const rota = z.object({
  /** In calling order; empty means the whole office. */
  items: z.array(officer),
  isDefault: z.boolean(),
  /** Officers who may be added; with an empty rota, those in the office are called. */
  candidates: z.array(officer.extend({ inOffice: z.boolean() })),
  version,
});
export const dutyRota = { response: rota };
export const setDutyRota = {
  body: z.strictObject({
    userIds: z.array(id).max(dutyRotaLimits.people, `最多 ${dutyRotaLimits.people} 人`),
    version,
  }),
  response: rota,
};

const yearParams = z.strictObject({
  year: z.coerce.number('年份不正确').int('年份不正确').min(workingDayLimits.firstYear).max(workingDayLimits.lastYear),
});
/** Days that differ from their weekday; every other day follows it. */
const calendar = z.object({
  year: z.int(),
  items: z.array(
    z.object({
      on: plainDate,
      /** True: a working day at a weekend (调休); false: a holiday. */
      works: z.boolean(),
      name: z.string(),
    }),
  ),
  version,
});
export const workingDays = { params: yearParams, response: calendar };
export const setWorkingDays = {
  params: yearParams,
  body: z.strictObject({
    items: z
      .array(z.strictObject({ on: plainDate, works: z.boolean('须为是或否'), name: shortText(workingDayLimits.name) }))
      .max(workingDayLimits.days, `最多 ${workingDayLimits.days} 天`),
    version,
  }),
  response: calendar,
};

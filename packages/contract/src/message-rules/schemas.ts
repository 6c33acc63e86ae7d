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
  /** In words: `截止前…`, `工作日 08:30`. */
  when: z.string(),
  /** What the days count from; null for a rule without days. */
  anchor: z.string().nullable(),
  /** Days from the anchor, negative before it; null for a rule whose time cannot be moved. */
  days: z.array(z.int()).nullable(),
  defaultDays: z.array(z.int()).nullable(),
  /** When its messages end, in words. */
  until: z.string(),
  /** Beside the inbox: `one` channel after another until one works, `all` of them, or the `inbox` alone. */
  channels: z.enum(['one', 'all', 'inbox']),
  /** Whether somebody may ask to hear of it in the inbox only. */
  silenceable: z.boolean(),
  /** Where what is overdue goes on being shown, in words; null: nowhere. */
  afterwards: z.string().nullable(),
  /** The words, with `{variables}`; several where the rule has several. */
  texts: z.array(z.object({ title: z.string(), text: z.string() })),
  /** Null for a rule that sends at once. */
  nextRunAt: instant.nullable(),
  lastRunAt: instant.nullable(),
  /** Raised by every change of its days. */
  version,
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export const list = { response: z.object({ items: z.array(rule) }) };

const keyParams = z.strictObject({ key: z.string().regex(/^[a-z_]{1,40}$/, '没有这条规则') });

/** What would go out until the end of today, if nothing changed. Writes nothing. */
export const dryRun = {
  params: keyParams,
  response: z.object({
    at: instant,
    until: instant,
    total: z.int().min(0),
    /** The first hundred. */
    items: z.array(
      z.object({
        recipient: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        text: z.string(),
        /** The first that would be tried. */
        channel: z.enum(channels),
        /** Not before: quiet hours are kept. */
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
  /** Beside the inbox, how they can be reached now. */
  channels: z.array(z.enum(channels)),
});
/** The first is notified of a help request at once, each next one 15 minutes later while nobody acknowledges it. */
const rota = z.object({
  /** In order; the whole office where nobody is named. */
  items: z.array(officer),
  isDefault: z.boolean(),
  /** Who may be named; where nobody is, those of the office are called. */
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
/** Days that are not as their weekday says; every other day follows it. */
const calendar = z.object({
  year: z.int(),
  items: z.array(
    z.object({
      on: plainDate,
      /** True: a day to work at a weekend (调休); false: a holiday. */
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

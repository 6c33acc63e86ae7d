import {
  type ApplicationActionKey,
  applicationActionKeys,
  type FieldValue,
  isEmail,
  isPlausibleDate,
  normalEmail,
  type RequestActionKey,
  requestActionKeys,
  requestKinds,
} from '@yuanhang/domain';
import { z } from 'zod';
import { sharedLimits } from './limits';

/** Opaque, unguessable, URL-safe. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/, '编号格式不正确');
export const idParams = z.strictObject({ id });
/** `YYYY-MM-DD`, of a plausible year. */
export const plainDate = z.iso.date({ abort: true }).refine(isPlausibleDate, '日期超出范围');
/** UTC instant with milliseconds. */
export const instant = z.iso.datetime();
/** The version that the person saw. */
export const version = z.int('版本号不正确').min(0);
export const countryCode = z.string().regex(/^[A-Z]{2}$/, '国家或地区代码不正确');
/** Integer fen. */
export const fen = z.int().min(0).max(1_000_000_000_00);
export const shortText = (max: number) => z.string().trim().min(1, '请填写').max(max, `不能超过 ${max} 个字`);

/** An e-mail address in its stored form; its domain may be internationalised. */
export const emailAddress = (max: number) =>
  z.string().overwrite(normalEmail).max(max, `不能超过 ${max} 个字`).refine(isEmail, '邮箱格式不正确');

/** The purpose of revealing a number or a file that shows one. */
export const purpose = z
  .string()
  .trim()
  .min(sharedLimits.purposeMin, '请写明查看的目的')
  .max(sharedLimits.purpose, `不能超过 ${sharedLimits.purpose} 个字`);

export const cursor = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9_-]+$/, '翻页标记不正确');
/** Query parameters arrive as strings. */
export const pageQuery = {
  cursor: cursor.optional(),
  limit: z.coerce.number('数量不正确').int('数量不正确').min(1).max(100).optional(),
};
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** A page without a count: `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: cursor.nullable() });

const fieldValue: z.ZodType<FieldValue> = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(50),
  z.null(),
]);
const fieldKey = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, '字段名不正确');
/** Checked by the domain's form interpreter, which knows the fields. */
export const formValues = z.record(fieldKey, fieldValue);

export const reason = z.object({ code: z.string(), message: z.string() });
const actionOf = <K extends string>(key: z.ZodType<K>) =>
  z.object({ key, label: z.string(), allowed: z.boolean(), reason: reason.nullable() });
const applicationActionKey: z.ZodType<ApplicationActionKey> = z.enum([
  ...applicationActionKeys,
  ...requestKinds.map((kind) => `request:${kind}` as const),
]);
const requestActionKey: z.ZodType<RequestActionKey> = z.enum(requestActionKeys);
export const applicationAction = actionOf(applicationActionKey);
export const requestAction = actionOf(requestActionKey);

/** The domain's `NextStep` and its application: one sentence, one button, one deadline. */
export const nextStep = z.object({
  title: z.string(),
  detail: z.string(),
  action: z.union([applicationActionKey, requestActionKey]).nullable(),
  dueOn: plainDate.nullable(),
  /** `12 月 3 日 24:00（北京时间），你当地 17:00`; null without a deadline. */
  dueText: z.string().nullable(),
  tone: z.enum(['now', 'soon', 'overdue', 'wait', 'done']),
});

export const problem = z.object({ field: z.string(), code: z.string(), message: z.string() });

const text = z.string().max(200);
/** Larger than any amount in fen, small enough to be exact. */
const bound = 1_000_000_000_000;
/** A field of a form as the client renders it; the same data as the domain's `Field`. */
const field = z.strictObject({
  key: fieldKey,
  label: text,
  type: z.enum([
    'text',
    'paragraph',
    'number',
    'money',
    'date',
    'choice',
    'choices',
    'yes_no',
    'phone',
    'email',
    'country',
  ]),
  required: z.boolean().optional(),
  help: z.string().max(500).optional(),
  placeholder: z.string().max(100).optional(),
  min: z.number().min(-bound).max(bound).optional(),
  max: z.number().min(-bound).max(bound).optional(),
  options: z
    .array(z.strictObject({ value: text, label: text }))
    .max(300)
    .optional(),
  readOnly: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  when: z.strictObject({ field: fieldKey, in: z.array(z.union([text, z.boolean()])).max(300) }).optional(),
});
export const formDefinition = z.strictObject({
  key: fieldKey,
  title: text,
  fields: z.array(field).max(100),
  dateOrders: z
    .array(z.strictObject({ earlier: fieldKey, later: fieldKey, message: text }))
    .max(20)
    .optional(),
});

export const done = z.object({ ok: z.literal(true) });

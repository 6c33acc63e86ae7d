import { z } from 'zod';
import { readCasAttributes, readCasFields } from './cas-attributes';
import { readEncryptionKeys } from './encryption-keys';
import { readWechatTemplates } from './wechat-templates';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
const flag = z.enum(['yes', 'no']).default('no');
const months = (fallback: number) => z.coerce.number().int().min(1).max(360).default(fallback);
const optional = z.string().min(1).optional();

/** The settings of both processes. */
const shared = {
  /** demo: sample data and accounts; test: the test suites; production: refuses unsafe settings. */
  YUANHANG_MODE: z.enum(['demo', 'test', 'production']).default('demo'),
  /** The server's port; the bot reads it for the address of a server on the same machine, outside production. */
  PORT: port(3000),
  DATA_DIR: z.string().default('var'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Sent in a header, so it has only characters that need no quoting there. */
  BOT_TOKEN: z
    .string()
    .min(24)
    .max(100)
    .regex(/^[A-Za-z0-9_-]+$/, '只能有字母、数字、- 和 _，例如 openssl rand -hex 32 的结果')
    .optional(),
};
const puppet = z.enum(['local', 'service', 'wechat4u']);

/** Every setting of the server. `example.env` explains each line to an operator. */
export const serverEnvironment = z.object({
  ...shared,
  UNIVERSITY: z.string().default('示例大学'),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: z.url().optional(),
  WEB_DIR: z.string().default('miniapp/dist/h5'),
  CONSOLE_DIR: z.string().default('packages/console/dist'),
  /** `mysql://user:password@host:3306/yuanhang`; if omitted, an SQLite file in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.|mysql:\/\/.)/, '须为 sqlite:文件 或 mysql://用户:密码@主机:3306/库名')
    .optional(),
  /** Counts rate limits for all servers; if omitted, the database counts them. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/./, '须为 redis://用户:密码@主机:6379')
    .optional(),
  /** `id:base64 of 32 bytes`, comma separated; the first key encrypts, all keys decrypt. */
  ENCRYPTION_KEYS: z
    .string()
    .transform((text, context) => readEncryptionKeys(text, context) ?? z.NEVER)
    .optional(),
  /** Keys that sign the audit log, in the same form; the first key signs, all keys verify. */
  AUDIT_KEYS: z
    .string()
    .transform((text, context) => readEncryptionKeys(text, context) ?? z.NEVER)
    .optional(),
  /** A file that receives the end of the audit log, outside the database; only the server's log has it if omitted. */
  AUDIT_END_FILE: optional,
  /** How often the end of the audit log is written there; a divisor of 60. */
  AUDIT_END_MINUTES: z.coerce
    .number()
    .int()
    .refine((minutes) => minutes >= 5 && 60 % minutes === 0, '须为 5、6、10、12、15、20、30 或 60')
    .default(60),
  /** Signs links, cursors and hand-overs. */
  SIGNING_SECRET: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Whether `/api/openapi.json` and `/api/docs` answer; if omitted, outside production only. */
  API_DOCS: z.enum(['yes', 'no']).optional(),
  /** The number of trusted proxies whose forwarded client address is used. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SESSION_DAYS: z.coerce.number().int().min(1).max(90).default(14),
  /** The CAS id of the first administrator of a production system. */
  FIRST_ADMIN_CAS_ID: optional,
  CAS_URL: z.url().optional(),
  /** The names of the CAS attributes: `name=cn,phone=mobile,email=mail,collegeCode=ou`. */
  CAS_ATTRIBUTES: z
    .string()
    .default('name=cn')
    .transform((text, context) => readCasAttributes(text, context) ?? z.NEVER),
  /** What each sign-in by CAS replaces in an account; other attributes only fill what is empty. */
  CAS_OWNS: z
    .string()
    .default('name,collegeCode')
    .transform((text, context) => readCasFields(text, context) ?? z.NEVER),
  WECHAT_APPID: optional,
  WECHAT_SECRET: optional,
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  /** Subscribe messages: `progress=<template id>:thing1=title,character_string2=number; deadline=…; check_in=…`. */
  WECHAT_TEMPLATES: z
    .string()
    .default('')
    .transform((text, context) => readWechatTemplates(text, context) ?? z.NEVER),
  /** `smtps://user:password@mail.example.edu.cn`; if omitted, no e-mail is sent. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, '须为 smtp://… 或 smtps://用户:密码@主机')
    .optional(),
  /** The sender of mail: `远航 <exchange@example.edu.cn>`. */
  MAIL_FROM: optional,
  /** Years for which the content of a final application is kept before it is erased. */
  RETENTION_YEARS: z.coerce.number().int().min(1).max(30).default(5),
  /** Months for which never-submitted drafts, places of check-ins after the stay, and messages are kept. */
  RETENTION_DRAFT_MONTHS: months(12),
  RETENTION_WHEREABOUTS_MONTHS: months(12),
  RETENTION_MESSAGE_MONTHS: months(24),
  STORAGE: z.enum(['disk', 'oss']).default('disk'),
  /** Confirms that DATA_DIR is on a volume with backups; needed for STORAGE=disk in production. */
  STORAGE_DISK_IS_DURABLE: flag,
  OSS_ENDPOINT: optional,
  OSS_REGION: optional,
  OSS_BUCKET: optional,
  OSS_ACCESS_KEY_ID: optional,
  OSS_ACCESS_KEY_SECRET: optional,
  /** The ClamAV daemon that scans every upload; if omitted, uploads are not scanned. */
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/]+|unix:\/.+)$/, '须为 tcp://主机:3310 或 unix:/run/clamav/clamd.ctl')
    .optional(),
  /** The bot's setting. The server only refuses the chat of demos in production. */
  BOT_PUPPET: puppet.optional(),
});
export type ServerEnvironment = z.output<typeof serverEnvironment>;

/** Every setting of the chat bot: none of the server's secrets but the token that both know. */
export const botEnvironment = z.object({
  ...shared,
  SERVER_URL: z.url().optional(),
  BOT_PORT: port(3001),
  BOT_HOST: z.string().default('127.0.0.1'),
  BOT_PUPPET: puppet.default('local'),
  BOT_PUPPET_TOKEN: optional,
  BOT_PUPPET_ENDPOINT: optional,
  /** Enables the page where the operator scans the login code, on BOT_PORT; if omitted, there is none. */
  BOT_OPERATOR_TOKEN: z.string().min(16).optional(),
  /**
   * Sending rate, so that the chat account is not blocked; if omitted, 20, and 600 for the local puppet, which cannot
   * be blocked.
   */
  BOT_SEND_PER_MINUTE: z.coerce.number().int().min(1).max(600).optional(),
});
export type BotEnvironment = z.output<typeof botEnvironment>;

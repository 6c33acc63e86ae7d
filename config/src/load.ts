import { join } from 'node:path';
import { z } from 'zod';
import { botProblems } from './bot-production';
import { productionProblems } from './production';
import { type BotEnvironment, botEnvironment, type ServerEnvironment, serverEnvironment } from './schema';
import { botTokenFor, type Secrets, secretsFor } from './secrets';

/** The settings of the server, complete. */
export interface Config
  extends Omit<ServerEnvironment, 'ENCRYPTION_KEYS' | 'AUDIT_KEYS' | 'SIGNING_SECRET' | 'BOT_TOKEN' | 'BOT_PUPPET'> {
  readonly PUBLIC_URL: string;
  readonly DATABASE_URL: string;
  readonly API_DOCS: 'yes' | 'no';
  readonly secrets: Secrets;
}

/** The settings of the chat bot, complete. */
export interface BotConfig extends Omit<BotEnvironment, 'PORT'> {
  readonly SERVER_URL: string;
  readonly BOT_TOKEN: string;
}

/** The configuration is invalid; `lines` has one mistake per line. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
  }
}

type Given = Readonly<Record<string, string | undefined>>;
const inChinese = z.locales.zhCN().localeError;

/**
 * An empty value counts as missing. NODE_ENV=production without a mode is production, so that a forgotten line never
 * starts a demo.
 */
function filled(env: Given): Given {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  return given.NODE_ENV === 'production' ? { YUANHANG_MODE: 'production', ...given } : given;
}

function parsed<T extends { readonly YUANHANG_MODE: string }>(schema: z.ZodType<T>, given: Given): T {
  const result = schema.safeParse(given, { error: inChinese });
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}

/** Reads, checks and completes the environment of the server. Throws `ConfigError`. */
export function loadConfig(env: Given): Config {
  const { BOT_PUPPET, ...values } = parsed(serverEnvironment, filled(env));
  const isProduction = values.YUANHANG_MODE === 'production';
  if (isProduction) refuse(productionProblems({ BOT_PUPPET, ...values }));
  return {
    ...values,
    PUBLIC_URL: (values.PUBLIC_URL ?? hereAt(values.PORT)).replace(/\/$/, ''),
    DATABASE_URL: values.DATABASE_URL ?? `sqlite:${join(values.DATA_DIR, 'yuanhang.sqlite')}`,
    API_DOCS: values.API_DOCS ?? (isProduction ? 'no' : 'yes'),
    secrets: secretsFor(values),
  };
}

/** Reads, checks and completes the environment of the chat bot. Throws `ConfigError`. */
export function loadBotConfig(env: Given): BotConfig {
  const given = filled(env);
  const { PORT, ...values } = parsed(botEnvironment, given);
  if (values.YUANHANG_MODE === 'production') refuse(botProblems({ PORT, ...values }, Object.keys(given)));
  return {
    ...values,
    SERVER_URL: (values.SERVER_URL ?? hereAt(PORT)).replace(/\/$/, ''),
    BOT_TOKEN: botTokenFor({ PORT, ...values }),
  };
}

const hereAt = (port: number) => `http://localhost:${port}`;

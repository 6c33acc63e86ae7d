import { join } from 'node:path';
import { z } from 'zod';
import { productionProblems } from './production';
import { type Environment, environment } from './schema';
import { type Secrets, secretsFor } from './secrets';

export interface Config extends Omit<Environment, 'ENCRYPTION_KEYS' | 'AUDIT_KEYS' | 'SIGNING_SECRET' | 'BOT_TOKEN'> {
  readonly PUBLIC_URL: string;
  readonly SERVER_URL: string;
  readonly DATABASE_URL: string;
  readonly secrets: Secrets;
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

/** Reads, checks and completes the environment. Throws `ConfigError`. */
export function loadConfig(env: Given): Config {
  const parsed = environment.safeParse(filled(env), { error: inChinese });
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const values = parsed.data;
  const problems = values.YUANHANG_MODE === 'production' ? productionProblems(values) : [];
  if (problems.length > 0) throw new ConfigError(problems);
  const here = `http://localhost:${values.PORT}`;
  return {
    ...values,
    PUBLIC_URL: (values.PUBLIC_URL ?? here).replace(/\/$/, ''),
    SERVER_URL: (values.SERVER_URL ?? here).replace(/\/$/, ''),
    DATABASE_URL: values.DATABASE_URL ?? `sqlite:${join(values.DATA_DIR, 'yuanhang.sqlite')}`,
    secrets: secretsFor(values),
  };
}

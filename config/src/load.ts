import { join } from 'node:path';
import { productionProblems } from './production';
import { type Environment, environment } from './schema';
import { type Secrets, secretsFor } from './secrets';

export interface Config extends Omit<Environment, 'ENCRYPTION_KEYS' | 'SIGNING_SECRET' | 'BOT_TOKEN'> {
  readonly PUBLIC_URL: string;
  readonly SERVER_URL: string;
  readonly DATABASE_URL: string;
  readonly secrets: Secrets;
}

/** The configuration cannot be used; `lines` says why, one mistake a line. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Reads, checks and completes the environment. Throws `ConfigError`. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
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

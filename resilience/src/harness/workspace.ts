import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** One installation of the product: its folder, its database and its secrets. Several servers may run on it. */
export interface Workspace {
  readonly folder: string;
  readonly databaseUrl: string;
  /** Environment of every server and bot of this installation. */
  readonly env: Readonly<Record<string, string>>;
}

const secret = () => randomBytes(32).toString('base64url');

/**
 * Creates the folder and random secrets; `overrides` changes or adds variables. The mode is `demo` because only a demo's
 * clock can be set, which keeps the dates of the scenarios valid in every year. No demo data is seeded.
 */
export function createWorkspace(
  folder: string,
  databaseUrl: string,
  overrides: Readonly<Record<string, string>> = {},
): Workspace {
  mkdirSync(folder, { recursive: true });
  const env = {
    YUANHANG_MODE: 'demo',
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(folder, 'data'),
    ENCRYPTION_KEYS: `k1:${secret()}`,
    SIGNING_SECRET: secret(),
    BOT_TOKEN: secret(),
    LOG_LEVEL: 'warn',
    NODE_ENV: '',
    ...overrides,
  };
  mkdirSync(env.DATA_DIR);
  return { folder, databaseUrl, env };
}

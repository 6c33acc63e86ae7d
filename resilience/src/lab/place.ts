import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A database, a folder for files, and the secrets that belong to them: what several servers share. */
export interface Place {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly env: Readonly<Record<string, string>>;
}

const secret = () => randomBytes(32).toString('base64url');

/** Demo mode, because its clock can be set: the scenarios' dates stay right in every year. Nothing is seeded. */
export function newPlace(folder: string, databaseUrl: string, more: Readonly<Record<string, string>> = {}): Place {
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
    ...more,
  };
  mkdirSync(env.DATA_DIR);
  return { folder, databaseUrl, env };
}

import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { z } from 'zod';
import { type EncryptionKeys, readEncryptionKeys } from './encryption-keys';
import type { BotEnvironment, ServerEnvironment } from './schema';

export interface Secrets {
  /** The first key encrypts; all keys decrypt. */
  readonly encryptionKeys: EncryptionKeys;
  /** Keys of the audit log: the first key signs; all keys verify. */
  readonly auditKeys: EncryptionKeys;
  readonly signingSecret: string;
  readonly botToken: string;
}

/** Public, because they are in this repository; a production start refuses them. */
export const testSecrets = {
  encryptionKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  signingSecret: 'test-signing-secret-of-enough-length',
  botToken: 'test-bot-token-of-enough-length',
};

const kept = z.object({
  encryptionKeys: z.string().transform((text, context) => readEncryptionKeys(text, context) ?? z.NEVER),
  signingSecret: z.string(),
  botToken: z.string(),
});

/**
 * Reads the secrets from the environment; a demo generates them once and keeps them in DATA_DIR, tests use fixed
 * ones.
 */
export function secretsFor(env: ServerEnvironment): Secrets {
  const fallback = fallbackFor(env);
  const signingSecret = env.SIGNING_SECRET ?? fallback.signingSecret;
  return {
    encryptionKeys: env.ENCRYPTION_KEYS ?? fallback.encryptionKeys,
    auditKeys: env.AUDIT_KEYS ?? [derivedAuditKey(signingSecret)],
    signingSecret,
    botToken: env.BOT_TOKEN ?? fallback.botToken,
  };
}

/** The bot's only secret that the server knows too, from the same places. */
export const botTokenFor = (env: BotEnvironment): string => env.BOT_TOKEN ?? fallbackFor(env).botToken;

const fallbackFor = ({ YUANHANG_MODE, DATA_DIR }: ServerEnvironment | BotEnvironment) =>
  YUANHANG_MODE === 'demo' ? ownSecrets(DATA_DIR) : kept.parse(testSecrets);

/** Outside production the audit key is derived, so that the data folder of an older demo still works. */
const derivedAuditKey = (secret: string) => ({
  id: 'derived',
  key: Buffer.from(hkdfSync('sha256', secret, '', 'audit log', 32)),
});

function ownSecrets(dataDir: string): z.output<typeof kept> {
  const file = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const fresh = {
    encryptionKeys: `demo:${randomBytes(32).toString('base64')}`,
    signingSecret: randomBytes(32).toString('base64url'),
    botToken: randomBytes(24).toString('base64url'),
  };
  // The server and the bot may start at the same time: the first to link the file wins, and neither reads an
  // incomplete file.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(isNativeError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from './schema';

export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}
export interface Secrets {
  /** The first encrypts; all decrypt. */
  readonly encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]];
  readonly signingSecret: string;
  readonly botToken: string;
}

const kept = z.object({ encryptionKeys: z.string(), signingSecret: z.string(), botToken: z.string() });

/** From the environment; in demo made once and kept in DATA_DIR, in test fixed. */
export function secretsFor(env: Environment): Secrets {
  const fallback = env.YUANHANG_MODE === 'demo' ? ownSecrets(env.DATA_DIR) : testSecrets;
  return {
    encryptionKeys: parseKeys(env.ENCRYPTION_KEYS ?? fallback.encryptionKeys),
    signingSecret: env.SIGNING_SECRET ?? fallback.signingSecret,
    botToken: env.BOT_TOKEN ?? fallback.botToken,
  };
}

/** `id:base64,id:base64`, each key 32 bytes. Throws with the offending id. */
export function parseKeys(text: string): Secrets['encryptionKeys'] {
  const keys = text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!/^[a-z0-9]{1,16}$/.test(id) || key.length !== 32)
      throw new Error(`ENCRYPTION_KEYS: 密钥「${id}」不是 32 字节的 base64`);
    return { id, key };
  });
  const [first, ...rest] = keys;
  if (!first) throw new Error('ENCRYPTION_KEYS: 至少需要一个密钥');
  return [first, ...rest];
}

const testSecrets = {
  encryptionKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  signingSecret: 'test-signing-secret-of-enough-length',
  botToken: 'test-bot-token-of-enough-length',
};

function ownSecrets(dataDir: string): z.output<typeof kept> {
  const file = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const fresh = {
    encryptionKeys: `demo:${randomBytes(32).toString('base64')}`,
    signingSecret: randomBytes(32).toString('base64url'),
    botToken: randomBytes(24).toString('base64url'),
  };
  try {
    // wx: the server and the bot may start at once; whoever comes first decides.
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from '@yuanhang/config';

export interface FieldCipher {
  /**
   * `context` binds the value to its place (e.g. `request:<id>:travelDocumentNumber`); in another place it does not
   * open.
   */
  seal(plaintext: string, context: string): string;
  /** Throws for a value that was altered, moved, or sealed with a key that is no longer configured. */
  open(sealed: string, context: string): string;
  /** Whether the value is sealed with the current key. */
  isCurrent(sealed: string): boolean;
}

const prefix = 'sealed';
export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(`${prefix}.`);

/**
 * AES-256-GCM: `sealed.<key id>.<iv>.<tag>.<text>`. The first key seals and all keys open, so that keys can be
 * rotated.
 */
export function fieldCipher(keys: Secrets['encryptionKeys']): FieldCipher {
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    seal(plaintext, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keys[0].key, iv).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      return [prefix, keys[0].id, ...[iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    isCurrent: (sealed) => sealed.startsWith(`${prefix}.${keys[0].id}.`),
    open(sealed, context) {
      const [, id = '', iv = '', tag = '', text = ''] = sealed.split('.');
      const key = byId.get(id);
      if (!key) throw new Error(`no encryption key with id ${id}`);
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
    },
  };
}

import type { z } from 'zod';

export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}
/** The first key encrypts or signs; all keys decrypt or verify. */
export type EncryptionKeys = readonly [EncryptionKey, ...EncryptionKey[]];

const keyBytes = 32;

/** Parses `id:base64,id:base64`; an issue names an invalid key by its id, never by its secret. */
export function readEncryptionKeys(text: string, context: z.RefinementCtx): EncryptionKeys | undefined {
  const keys = text.split(',').map((part) => {
    const [id = '', encoded = ''] = part.trim().split(':');
    return { id, key: Buffer.from(encoded, 'base64') };
  });
  const wrong = (message: string) => context.addIssue({ code: 'custom', message });
  for (const { id, key } of keys) {
    if (!/^[a-z0-9]{1,16}$/.test(id)) wrong('密钥编号须为 1–16 位小写字母或数字');
    else if (key.length !== keyBytes) wrong(`密钥「${id}」不是 ${keyBytes} 字节的 base64`);
  }
  if (new Set(keys.map(({ id }) => id)).size < keys.length) wrong('密钥编号重复');
  const [first, ...rest] = keys;
  return first && [first, ...rest];
}

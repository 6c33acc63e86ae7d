import { createHmac } from 'node:crypto';

/** Tells two keys apart without showing anything of them: they are 32 random bytes. */
const fingerprint = (key) => createHmac('sha256', key).update('yuanhang backup key').digest('hex').slice(0, 16);

/** The keys of a configuration as the manifest names them: by setting, id and fingerprint, never the key itself. */
export function namedKeys({ encryptionKeys, auditKeys }) {
  const named = (keys) => keys.map(({ id, key }) => ({ id, fingerprint: fingerprint(key) }));
  return { ENCRYPTION_KEYS: named(encryptionKeys), AUDIT_KEYS: named(auditKeys) };
}

/** What is lost without the keys of a setting. */
const losses = { ENCRYPTION_KEYS: '证件号与账号会打不开', AUDIT_KEYS: '审计日志会无法核对，也不能接续' };

/**
 * The keys of a backup that the configuration lacks, a line for each setting.
 * @param needed the keys in the manifest; a backup of 0.1.0 names no audit keys and has no fingerprints
 */
export function missingKeys(needed, configured) {
  return Object.entries(needed).flatMap(([setting, keys]) => {
    const lines = keys.flatMap(({ id, fingerprint: expected }) => {
      const own = configured[setting].find((key) => key.id === id);
      if (!own) return `缺少密钥 ${id}`;
      return expected !== undefined && own.fingerprint !== expected ? `密钥 ${id} 与备份时的不是同一把` : [];
    });
    return lines.length === 0 ? [] : `${setting} ${lines.join('，')}：恢复后${losses[setting]}。`;
  });
}

/** `ENCRYPTION_KEYS（k1、k2）与 AUDIT_KEYS（a1）`. */
export const keysInWords = (keys) =>
  Object.entries(keys)
    .map(([setting, named]) => `${setting}（${named.map(({ id }) => id).join('、')}）`)
    .join('与 ');

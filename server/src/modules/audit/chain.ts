import { createHmac } from 'node:crypto';
import type { Secrets } from '@yuanhang/config';
import { instantText, toDate } from '../../platform/database';

/** Where the chain ends: the last row's number and digest. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
}
/** The one row of `audit_head`: the end of the chain, sealed, so that nobody without the key can move it back. */
export interface SealedHead extends Head {
  readonly key_id: string;
  readonly seal: string;
}

/** A row of `audit_entries`. */
export interface ChainRow extends Head {
  readonly id: string;
  readonly at: string | Date;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly detail_digest: string;
  readonly previous_digest: string;
  readonly key_id: string;
}

export const headName = 'head';
/** Before the first row. */
export const start: Head = { seq: 0, digest: '0'.repeat(64) };

export interface ChainKeys {
  /** Signs everything new. */
  readonly current: string;
  /** Of the words; keyed, so that an erased text cannot be guessed from what stays. Null under a key that is gone. */
  wordsDigest(keyId: string, text: string): string | null;
  /** Over everything in the row but the digest itself; the words of people count by their digest only. */
  rowDigest(row: Omit<ChainRow, 'digest'>): string | null;
  headSeal(keyId: string, head: Head): string | null;
}

/** The digests of the log under the keys of the configuration: the first signs, all verify. */
export function chainKeys(keys: Secrets['auditKeys']): ChainKeys {
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const mac = (keyId: string, purpose: string, said: readonly unknown[]): string | null => {
    const key = byId.get(keyId);
    return key
      ? createHmac('sha256', key)
          .update(JSON.stringify([purpose, ...said]))
          .digest('hex')
      : null;
  };
  return {
    current: keys[0].id,
    wordsDigest: (keyId, text) => mac(keyId, 'words', [text]),
    rowDigest(row) {
      const { seq, id, at, actor_id, actor_role, action, subject_type, subject_id } = row;
      const said = [actor_id, actor_role, action, subject_type, subject_id, row.detail_digest, row.previous_digest];
      return mac(row.key_id, 'row', [seq, id, instantText(toDate(at)), ...said, row.key_id]);
    },
    headSeal: (keyId, { seq, digest }) => mac(keyId, 'head', [seq, digest]),
  };
}

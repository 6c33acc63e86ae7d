import { createHmac } from 'node:crypto';
import type { Secrets } from '@yuanhang/config';
import type { Attributes } from 'sequelize';
import { instantText, type RowOf } from '../../platform/database';
import type { AuditEntry, AuditHead } from './model';

/** The end of the chain: number and digest of the last row. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
}
/** The row of `audit_head`: the end of the chain, sealed, so that it cannot be moved back without the key. */
export type SealedHead = Pick<RowOf<AuditHead>, 'seq' | 'digest' | 'key_id' | 'seal'>;

/** The fields that an entry's digest covers, and the digest. */
export type ChainRow = Pick<
  Attributes<AuditEntry>,
  | 'seq'
  | 'id'
  | 'at'
  | 'actorId'
  | 'actorRole'
  | 'action'
  | 'subjectType'
  | 'subjectId'
  | 'detailDigest'
  | 'previousDigest'
  | 'keyId'
  | 'digest'
>;

export const headName = 'head';
/** The head before the first row. */
export const start: Head = { seq: 0, digest: '0'.repeat(64) };

export interface ChainKeys {
  /** Id of the key that signs new entries. */
  readonly current: string;
  /** Whether an entry or a head names a key that is not configured; one without a key id never had a key. */
  lacks(keyId: string): boolean;
  /** Keyed, so that an erased detail cannot be guessed from its digest. Null when the key is not configured. */
  detailDigest(keyId: string, text: string): string | null;
  /** Covers the whole row except the digest itself; the detail is covered by its own digest. */
  rowDigest(row: Omit<ChainRow, 'digest'>): string | null;
  headSeal(keyId: string, head: Head): string | null;
  /** The seal of the head as release 0.1.0 wrote it; `begin` replaces it once, at the upgrade. */
  formerHeadSeal(keyId: string, head: Head): string | null;
}

/** Computes the digests of the log under the configured keys: the first signs, all verify. */
export function chainKeys(keys: Secrets['auditKeys']): ChainKeys {
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const mac = (keyId: string, purpose: string, covered: readonly unknown[]): string | null => {
    const key = byId.get(keyId);
    return key
      ? createHmac('sha256', key)
          .update(JSON.stringify([purpose, ...covered]))
          .digest('hex')
      : null;
  };
  return {
    current: keys[0].id,
    lacks: (keyId) => keyId !== '' && !byId.has(keyId),
    detailDigest: (keyId, text) => mac(keyId, 'words', [text]),
    rowDigest(row) {
      const { seq, id, at, actorId, actorRole, action, subjectType, subjectId, keyId } = row;
      const covered = [actorId, actorRole, action, subjectType, subjectId, row.detailDigest, row.previousDigest];
      return mac(keyId, 'row', [seq, id, instantText(at), ...covered, keyId]);
    },
    headSeal: (keyId, { seq, digest }) => mac(keyId, 'end', [seq, digest]),
    formerHeadSeal: (keyId, { seq, digest }) => mac(keyId, 'head', [seq, digest]),
  };
}

/** A digest under the current key, which the configuration always has. */
export function signed(digest: string | null): string {
  if (digest === null) throw new Error('the current audit key is not configured');
  return digest;
}

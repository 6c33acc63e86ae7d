import type { Secrets } from '@yuanhang/config';
import type { Role } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import { chainKeys, type Head, headName, start } from './chain';
import { AuditDetail, AuditEntry, AuditHead } from './model';
import { type Verification, verifyChain } from './verify';

export interface AuditInput {
  readonly actor: { readonly id: string; readonly role: Role };
  /** A stable word: `sign_in`, `decide_application`, `reveal_document_number`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Text for people, kept in an erasable row; only its digest is chained. */
  readonly detail: string;
}

export interface Audit {
  /** Appends to the chain, in the transaction of what it records. */
  record(tx: Tx, entry: AuditInput): Promise<void>;
  /**
   * Checks whether an entry was changed, removed or inserted, or a detail changed that was not erased.
   * @param witnessed a head that was read before, which must still be in the chain
   */
  verify(witnessed?: Head): Promise<Verification>;
  /** The end of the chain now; kept elsewhere, it shows later whether the log was cut off or replaced. */
  head(): Promise<Head>;
}

export interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** The first signs; all verify. */
  readonly keys: Secrets['auditKeys'];
}

/**
 * An append-only log whose rows are chained over ids and keyed digests: `verify` finds a changed, removed or inserted row,
 * and a writer of the database alone cannot compute the chain again.
 * Writers wait for each other at the head row, which should be the last row that a transaction locks.
 */
export function createAudit({ database, clock, keys }: AuditDeps): Audit {
  const chain = chainKeys(keys);
  /** Under the current key, which the configuration always has. */
  const signed = (digest: string | null): string => {
    if (digest === null) throw new Error('the current audit key is not configured');
    return digest;
  };

  /** Locks the head by writing it first, so that two transactions cannot continue the same digest. */
  async function lockHead(tx: Tx): Promise<Head> {
    await database.addIfAbsent(AuditHead, { name: headName, ...start }, tx);
    await database.model(AuditHead).increment('seq', { where: { name: headName }, transaction: tx });
    const row = await database.first<Head>(
      'SELECT seq, digest FROM audit_head WHERE name = :headName',
      { headName },
      tx,
    );
    if (!row) throw new Error('audit_head has no row after it was inserted');
    return row;
  }

  return {
    async record(tx, { actor, action, subject, detail }) {
      // As the database stores it, without NUL: otherwise the digest would be of another text.
      const text = detail.replaceAll('\0', '');
      const { seq, digest: previousDigest } = await lockHead(tx);
      const row = {
        seq,
        id: newId(),
        at: clock.now(),
        actorId: actor.id,
        actorRole: actor.role,
        action,
        subjectType: subject.type,
        subjectId: subject.id,
        detailDigest: signed(chain.detailDigest(chain.current, text)),
        previousDigest,
        keyId: chain.current,
      };
      const digest = signed(chain.rowDigest(row));
      const seal = signed(chain.headSeal(chain.current, { seq, digest }));
      await database.add(AuditEntry, { ...row, digest }, tx);
      await database.add(AuditDetail, { entryId: row.id, text }, tx);
      await database.changeWhere(AuditHead, { name: headName }, { digest, seal, keyId: chain.current }, tx);
    },

    verify: (witnessed) => verifyChain(database, chain, witnessed),

    head: async () =>
      (await database.first<Head>('SELECT seq, digest FROM audit_head WHERE name = :headName', { headName })) ?? start,
  };
}

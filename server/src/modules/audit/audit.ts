import type { Secrets } from '@yuanhang/config';
import type { Role } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import { chainKeys, type Head, headName, start } from './chain';
import { type Verification, verifyChain } from './verify';

export interface AuditEntry {
  readonly actor: { readonly id: string; readonly role: Role };
  /** A stable word: `sign_in`, `decide_application`, `reveal_document_number`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** For people; stands in an erasable row, only its digest is chained. */
  readonly detail: string;
}

export interface Audit {
  /** Appends to the chain, in the transaction of what it records. */
  record(tx: Tx, entry: AuditEntry): Promise<void>;
  /**
   * Whether anything was changed, removed or inserted, the words that still stand included. `witnessed` is a head that
   * was seen before: it must still be in the chain.
   */
  verify(witnessed?: Head): Promise<Verification>;
  /** Where the chain ends now: kept elsewhere, it shows later whether the log was cut off or made anew. */
  head(): Promise<Head>;
}

export interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** The first signs; all verify. */
  readonly keys: Secrets['auditKeys'];
}

/**
 * Append-only log whose rows are chained over ids and keyed digests: changing, removing or inserting a row shows, and
 * nobody who can only write to the database can chain them anew.
 * Writers take turns at the head row, which is the last thing a transaction should touch.
 */
export function createAudit({ database, clock, keys }: AuditDeps): Audit {
  const chain = chainKeys(keys);
  /** The current key is always there. */
  const signed = (digest: string | null): string => {
    if (digest === null) throw new Error('the audit key is gone');
    return digest;
  };

  /** Locks the head by writing it first, so that two transactions cannot continue the same digest. */
  async function lockHead(tx: Tx): Promise<Head> {
    await database.insertIfAbsent('audit_head', { name: headName, ...start }, tx);
    await database.write('UPDATE audit_head SET seq = seq + 1 WHERE name = :headName', { headName }, tx);
    const row = await database.first<Head>(
      'SELECT seq, digest FROM audit_head WHERE name = :headName',
      { headName },
      tx,
    );
    if (!row) throw new Error('the audit head is gone');
    return row;
  }

  return {
    async record(tx, { actor, action, subject, detail }) {
      // As the database keeps it, which drops NUL: else the digest would speak of other words.
      const text = detail.replaceAll('\0', '');
      const { seq, digest: previous_digest } = await lockHead(tx);
      const row = {
        seq,
        id: newId(),
        at: clock.now(),
        actor_id: actor.id,
        actor_role: actor.role,
        action,
        subject_type: subject.type,
        subject_id: subject.id,
        detail_digest: signed(chain.wordsDigest(chain.current, text)),
        previous_digest,
        key_id: chain.current,
      };
      const digest = signed(chain.rowDigest(row));
      const seal = signed(chain.headSeal(chain.current, { seq, digest }));
      await database.insert('audit_entries', { ...row, digest }, tx);
      await database.insert('audit_details', { entry_id: row.id, text }, tx);
      await database.update('audit_head', { name: headName }, { digest, seal, key_id: chain.current }, tx);
    },

    verify: (witnessed) => verifyChain(database, chain, witnessed),

    head: async () =>
      (await database.first<Head>('SELECT seq, digest FROM audit_head WHERE name = :headName', { headName })) ?? start,
  };
}

import type { Role } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import { digestOf, type Head, headName, sha256, start } from './chain';
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
  /** Whether anything was changed, removed or inserted, the words that still stand included. */
  verify(): Promise<Verification>;
}

/**
 * Append-only log whose rows are chained over ids and digests: changing, removing or inserting a row shows.
 * Writers take turns at the head row, which is the last thing a transaction should touch.
 */
export function createAudit({ database, clock }: { database: Database; clock: Clock }): Audit {
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
        detail_digest: sha256(text),
        previous_digest,
      };
      const digest = digestOf(row);
      await database.insert('audit_entries', { ...row, digest }, tx);
      await database.insert('audit_details', { entry_id: row.id, text }, tx);
      await database.update('audit_head', { name: headName }, { digest }, tx);
    },

    verify: () => verifyChain(database),
  };
}

import { createHash } from 'node:crypto';
import type { Role } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, instantText, newId, type Tx, toDate } from '../../platform/database';

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
  /** Walks the chain; `brokenAt` is the id of the first row that does not fit. */
  verify(): Promise<{ rows: number; intact: boolean; brokenAt: string | null }>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const head = 'head';
const genesis = '0'.repeat(64);

interface ChainRow {
  readonly seq: number;
  readonly id: string;
  readonly at: string | Date;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly detail_digest: string;
  readonly previous_digest: string;
  readonly digest: string;
}

function digestOf(row: Omit<ChainRow, 'digest'>): string {
  const { seq, id, at, actor_id, actor_role, action, subject_type, subject_id, detail_digest, previous_digest } = row;
  const parts = [
    seq,
    id,
    instantText(toDate(at)),
    actor_id,
    actor_role,
    action,
    subject_type,
    subject_id,
    detail_digest,
    previous_digest,
  ];
  return sha256(JSON.stringify(parts));
}

/**
 * Append-only log whose rows are chained over ids and digests: changing, removing or inserting a row shows.
 * Writers take turns at the head row, which is the last thing a transaction should touch.
 */
export function createAudit({ database, clock }: { database: Database; clock: Clock }): Audit {
  /** Locks the head by writing it first, so that two transactions cannot continue the same digest. */
  async function lockHead(tx: Tx): Promise<{ seq: number; digest: string }> {
    await database.insertIfAbsent('audit_head', { name: head, seq: 0, digest: genesis }, tx);
    await database.write('UPDATE audit_head SET seq = seq + 1 WHERE name = :head', { head }, tx);
    const row = await database.first<{ seq: number; digest: string }>(
      'SELECT seq, digest FROM audit_head WHERE name = :head',
      { head },
      tx,
    );
    if (!row) throw new Error('the audit head is gone');
    return row;
  }

  return {
    async record(tx, { actor, action, subject, detail }) {
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
        detail_digest: sha256(detail),
        previous_digest,
      };
      const digest = digestOf(row);
      await database.insert('audit_entries', { ...row, digest }, tx);
      await database.insert('audit_details', { entry_id: row.id, text: detail }, tx);
      await database.update('audit_head', { name: head }, { digest }, tx);
    },

    async verify() {
      let rows = 0;
      let previous = genesis;
      for (;;) {
        const page = await database.select<ChainRow>(
          'SELECT * FROM audit_entries WHERE seq > :rows ORDER BY seq LIMIT 1000',
          { rows },
        );
        for (const row of page) {
          const fits = row.seq === rows + 1 && row.previous_digest === previous && row.digest === digestOf(row);
          if (!fits) return { rows, intact: false, brokenAt: row.id };
          rows = row.seq;
          previous = row.digest;
        }
        if (page.length === 0) break;
      }
      const end = await database.first<{ seq: number; digest: string }>(
        'SELECT seq, digest FROM audit_head WHERE name = :head',
        { head },
      );
      const complete = (end?.seq ?? 0) === rows && (end?.digest ?? genesis) === previous;
      return { rows, intact: complete, brokenAt: null };
    },
  };
}

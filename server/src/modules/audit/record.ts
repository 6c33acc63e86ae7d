import type { Role } from '@yuanhang/domain';
import { newId, type Tx } from '../../platform/database';
import { type Head, headName, start } from './chain';
import type { AuditContext } from './context';
import { AuditDetail, AuditEntry, AuditHead } from './model';

export interface AuditInput {
  readonly actor: { readonly id: string; readonly role: Role };
  /** A stable identifier: `sign_in`, `decide_application`, `reveal_document_number`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Text for people, in an erasable row; only its digest is chained. */
  readonly detail: string;
}

/**
 * Appends to the chain, in the transaction of the recorded change. Writers wait for each other at the head row, which
 * should be the last row that a transaction locks.
 */
export async function record(
  context: AuditContext,
  tx: Tx,
  { actor, action, subject, detail }: AuditInput,
): Promise<void> {
  const { database, clock, chain } = context;
  // Without NUL, as the database stores it; otherwise the digest would not match the stored text.
  const text = detail.replaceAll('\0', '');
  const { seq, digest: previousDigest } = await lockHead(context, tx);
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
}

/** Locks the head by writing it first, so that two transactions cannot continue the same digest. */
async function lockHead({ database }: AuditContext, tx: Tx): Promise<Head> {
  await database.addIfAbsent(AuditHead, { name: headName, ...start }, tx);
  await database.model(AuditHead).increment('seq', { where: { name: headName }, transaction: tx });
  const row = await database.first<Head>('SELECT seq, digest FROM audit_head WHERE name = :headName', { headName }, tx);
  if (!row) throw new Error('audit_head has no row after it was inserted');
  return row;
}

/** A digest under the current key, which the configuration always has. */
function signed(digest: string | null): string {
  if (digest === null) throw new Error('the current audit key is not configured');
  return digest;
}

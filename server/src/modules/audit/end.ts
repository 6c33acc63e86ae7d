import type { RowOf, Tx } from '../../platform/database';
import { type Head, headName, type SealedHead, start } from './chain';
import type { AuditContext } from './context';
import { type AuditEntry, AuditHead } from './model';

/**
 * Why the log must not be continued. `no_head`: the row of the head is missing. `last_row`: the head does not name the
 * last entry. `former_seal`: the seal of release 0.1.0. `seal`: sealed with no key of ours. `no_key`: AUDIT_KEYS
 * lacks the key that the head names. `went_back`: the log ends
 * before an end that was seen earlier, or no longer contains it.
 */
export type EndProblem = 'no_head' | 'last_row' | 'former_seal' | 'seal' | 'no_key' | 'went_back';

export type End =
  | { readonly head: Head; readonly problem: null }
  | { readonly head: Head; readonly problem: 'no_key'; readonly keyId: string }
  | { readonly head: Head | null; readonly problem: Exclude<EndProblem, 'no_key'> };

type Row = SealedHead & {
  readonly last_seq: RowOf<AuditEntry>['seq'] | null;
  readonly last_digest: string | null;
};

/** The head as it is stored, and what is wrong with it: one read by primary keys. */
export async function readEnd({ database, chain, known }: AuditContext, tx: Tx): Promise<End> {
  const { end: seen, isLost } = known;
  const row = await database.first<Row>(
    `SELECT h.seq, h.digest, h.key_id, h.seal, e.seq AS last_seq, e.digest AS last_digest FROM audit_head h
     LEFT JOIN audit_entries e ON e.seq = (SELECT MAX(seq) FROM audit_entries) WHERE h.name = :headName`,
    { headName },
    tx,
  );
  if (!row) return { head: null, problem: 'no_head' };
  const head = { seq: row.seq, digest: row.digest };
  if (head.seq !== (row.last_seq ?? start.seq) || head.digest !== (row.last_digest ?? start.digest))
    return { head, problem: 'last_row' };
  if (chain.lacks(row.key_id)) return { head, problem: 'no_key', keyId: row.key_id };
  if (row.seal !== chain.headSeal(row.key_id, head))
    return { head, problem: row.seal === chain.formerHeadSeal(row.key_id, head) ? 'former_seal' : 'seal' };
  const isBack = seen !== null && (head.seq < seen.seq || (head.seq === seen.seq && head.digest !== seen.digest));
  return isBack || isLost ? { head, problem: 'went_back' } : { head, problem: null };
}

/**
 * The same, after locking the head, so that two transactions cannot continue the same digest. The lock should be the
 * last one that a transaction takes.
 */
export async function lockEnd(context: AuditContext, tx: Tx): Promise<End> {
  const { database } = context;
  // MariaDB locks a row that an UPDATE leaves as it was.
  await database.model(AuditHead).increment('seq', { by: 0, where: { name: headName }, transaction: tx });
  return readEnd(context, tx);
}

/** What is wrong with the end of the log now; null when it may be continued. */
export const checkEnd = (context: AuditContext): Promise<EndProblem | null> =>
  context.database.transaction(async (tx) => (await readEnd(context, tx)).problem);

/** Reports to the operators that the log was changed from outside, or lacks a key; `config/deploy/alerts.yml` has the alert. */
export function alarm({ logger }: AuditContext, problem: EndProblem, unrecorded: string | null = null): void {
  logger.error({ problem, unrecorded }, 'audit log broken');
}

import { type RowOf, type Tx, toDate } from '../../platform/database';
import { type ChainKeys, type ChainRow, type Head, headName, type SealedHead, start } from './chain';
import type { AuditContext } from './context';
import { type AuditEntry, AuditHead } from './model';

/** `brokenAt` is the id of the first entry that does not continue the chain; null when entries are missing at the end. */
export interface Verification {
  readonly rows: number;
  readonly intact: boolean;
  readonly brokenAt: string | null;
}
interface Walk extends Head {
  /** Whether the chain contains the witnessed head. */
  readonly remembered: boolean;
  readonly brokenAt: string | null;
}
type VerifiedRow = RowOf<AuditEntry> & { readonly text: string | null };

const pageSize = 1000;

/** Whether an entry continues the chain. Of an erased detail only the digest is left; a kept one must match it. */
const fits = (chain: ChainKeys, row: VerifiedRow, before: Head): boolean =>
  row.seq === before.seq + 1 &&
  row.previous_digest === before.digest &&
  row.digest === chain.rowDigest(coveredBy(row)) &&
  (row.text === null || chain.detailDigest(row.key_id, row.text) === row.detail_digest);

/** The fields that the digest of a stored entry covers. */
export const coveredBy = (row: RowOf<AuditEntry>): ChainRow => ({
  seq: row.seq,
  id: row.id,
  at: toDate(row.at),
  actorId: row.actor_id,
  actorRole: row.actor_role,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  detailDigest: row.detail_digest,
  previousDigest: row.previous_digest,
  keyId: row.key_id,
  digest: row.digest,
});

/**
 * Checks whether an entry was changed, removed or inserted, or a detail was changed without being erased. Writers
 * continue during most of the check. Only the entries added meanwhile are read while writers wait, so that the end
 * can be compared with the head without taking a new entry for a forged one.
 * @param witnessed a head that was read earlier and must still be in the chain
 */
export async function verifyChain(context: AuditContext, witnessed?: Head): Promise<Verification> {
  const { database, chain } = context;
  const settled = await walk(context, { ...start, remembered: witnessed === undefined }, witnessed);
  if (settled.brokenAt !== null) return { rows: settled.seq, intact: false, brokenAt: settled.brokenAt };
  return database.transaction(async (tx) => {
    // Locks the head: MariaDB locks a row that an UPDATE leaves as it was.
    await database.model(AuditHead).increment('seq', { by: 0, where: { name: headName }, transaction: tx });
    const { seq, digest, brokenAt, remembered } = await walk(context, settled, witnessed, tx);
    const head = await database.first<SealedHead>(
      'SELECT seq, digest, key_id, seal FROM audit_head WHERE name = :headName',
      { headName },
      tx,
    );
    const isComplete = head
      ? head.seq === seq && head.digest === digest && head.seal === chain.headSeal(head.key_id, head)
      : seq === start.seq;
    return { rows: seq, intact: brokenAt === null && isComplete && remembered, brokenAt };
  });
}

/** Verifies the chain from `from` to its end or to the first entry that does not fit. */
async function walk(
  { database, chain }: AuditContext,
  from: Head & Pick<Walk, 'remembered'>,
  witnessed: Head | undefined,
  tx?: Tx,
): Promise<Walk> {
  let { seq, digest, remembered } = from;
  for (;;) {
    const page = await database.select<VerifiedRow>(
      `SELECT e.*, d.text FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id
       WHERE e.seq > :seq ORDER BY e.seq LIMIT :pageSize`,
      { seq, pageSize },
      tx,
    );
    for (const row of page) {
      if (!fits(chain, row, { seq, digest })) return { seq, digest, remembered, brokenAt: row.id };
      ({ seq, digest } = row);
      remembered ||= seq === witnessed?.seq && digest === witnessed.digest;
    }
    if (page.length < pageSize) return { seq, digest, remembered, brokenAt: null };
  }
}
